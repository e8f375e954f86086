import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { fromSiteInput, fromSiteInputAfter, toSiteInput } from "./site-time-input.ts";

describe("a time typed at the site", () => {
  test.each([
    ["2026-03-02T14:05", "Asia/Shanghai", "2026-03-02T06:05:00.000Z"],
    ["2026-03-02T00:05", "Asia/Shanghai", "2026-03-01T16:05:00.000Z"],
    ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
    ["2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ])("%s in %s is %s", (text, zone, iso) => {
    expect(fromSiteInput(text, zone)).toBe(iso);
  });

  test.each(["", "2026-03-02", "14:05", "2026-13-02T14:05", "soon"])("%j is no time", (text) => {
    expect(fromSiteInput(text, "Asia/Shanghai")).toBeNull();
  });

  test("comes back as it was shown, in every minute of a site without clock changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 25_000_000, max: 35_000_000 }), (minute) => {
        const instant = (minute * MINUTE) as Instant;
        const text = toSiteInput(instant, "Asia/Shanghai");
        expect(Date.parse(fromSiteInput(text, "Asia/Shanghai") ?? "")).toBe(instant);
      }),
    );
  });

  test("is the time of what happened within that minute, where it must come after it", () => {
    const earlier = ["2026-03-02T06:05:10.000Z", "2026-03-02T06:05:40.000Z", null];
    const typed = (text: string) => fromSiteInputAfter(text, "Asia/Shanghai", earlier);
    expect(typed("2026-03-02T14:05")).toBe("2026-03-02T06:05:40.000Z");
    expect(typed("2026-03-02T14:04")).toBe("2026-03-02T06:04:00.000Z");
    expect(typed("2026-03-02T14:06")).toBe("2026-03-02T06:06:00.000Z");
  });
});
