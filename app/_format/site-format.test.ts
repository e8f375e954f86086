import { describe, expect, it } from "vitest";
import { ageParts } from "./age-parts.ts";
import { siteFormat } from "./site-format.ts";

const time = "2026-11-23T10:42:00.000Z";

describe("a time on a desk page", () => {
  it("is the site's clock in the reader's language", () => {
    const english = siteFormat("Asia/Shanghai", "en");
    expect(english.full(time)).toBe("Mon 23 Nov 2026 18:42");
    expect(english.dateClock(time)).toBe("23 Nov 18:42");
    expect(siteFormat("Asia/Shanghai", "zh-CN").dateClock(time)).toBe("11月23日 18:42");
  });

  it("keeps a calendar day's date in every zone", () => {
    expect(siteFormat("America/Los_Angeles", "en").calendarDate("2026-11-23")).toBe("23 Nov");
    expect(siteFormat("Pacific/Auckland", "en").calendarDate("2026-11-23")).toBe("23 Nov");
  });

  it("belongs to the site's date, not to UTC's", () => {
    expect(siteFormat("Asia/Shanghai", "en").localDate("2026-03-01T16:05:00Z")).toBe("2026-03-02");
  });
});

describe("an age in a sentence", () => {
  it("is said in minutes, then hours and minutes, then days and hours", () => {
    expect(ageParts(59 * 60_000)).toEqual({ unit: "minutes", minutes: 59 });
    expect(ageParts(150 * 60_000)).toEqual({ unit: "hours", hours: 2, minutes: 30 });
    expect(ageParts(26 * 3_600_000)).toEqual({ unit: "days", days: 1, hours: 2 });
  });

  it("is never negative", () => {
    expect(ageParts(-5)).toEqual({ unit: "minutes", minutes: 0 });
  });
});
