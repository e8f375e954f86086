import { describe, expect, it } from "vitest";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import { formatMoment } from "./moment.ts";

const at = (iso: string): Instant => parseInstant(iso) as Instant;

describe("a moment", () => {
  it("carries its date once it is not the site's today", () => {
    const now = at("2026-03-02T10:00:00Z");
    const say = (iso: string, locale: string) => formatMoment(at(iso), now, "Asia/Shanghai", locale);
    expect(say("2026-03-02T01:40:00Z", "en")).toBe("09:40");
    expect(say("2026-03-01T10:42:00Z", "en")).toBe("1 Mar 18:42");
    expect(say("2026-03-01T10:42:00Z", "zh-CN")).toBe("3月1日 18:42");
  });
});
