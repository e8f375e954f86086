import { describe, expect, it } from "vitest";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import { formatPlanned } from "./planned-time.ts";

const at = (iso: string): Instant => parseInstant(iso) as Instant;
const now = at("2026-11-23T14:00:00Z");
const say = (iso: string): string => formatPlanned(at(iso), now, "Asia/Shanghai", "en");

describe("a planned infusion", () => {
  it("has its hour alone within a day, tomorrow's morning included", () => {
    expect(say("2026-11-23T15:00:00Z")).toBe("23:00");
    expect(say("2026-11-23T23:00:00Z")).toBe("07:00");
  });

  it("has its date when it is further off", () => {
    expect(say("2026-11-25T04:00:00Z")).toBe("25 Nov");
  });

  it("is said whole once it is overdue", () => {
    expect(say("2026-11-23T12:00:00Z")).toBe("20:00");
    expect(say("2026-11-22T12:00:00Z")).toBe("22 Nov 20:00");
  });
});
