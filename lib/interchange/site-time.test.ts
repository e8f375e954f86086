import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, parseInstant } from "../units/instant.ts";
import { siteTimeWriter } from "./site-time.ts";

const at = (iso: string): Instant => {
  const instant = parseInstant(iso);
  if (instant === null) throw new Error(iso);
  return instant;
};

describe("a time in an export", () => {
  it("is the site's clock with its offset: 16:05 UTC is 00:05 of the next day in Shanghai", () => {
    expect(siteTimeWriter("Asia/Shanghai")(at("2026-03-01T16:05:00Z"))).toBe("2026-03-02T00:05:00+08:00");
  });

  it("tells the two 01:30s of an autumn night in New York apart", () => {
    const write = siteTimeWriter("America/New_York");
    expect(write(at("2026-11-01T05:30:00Z"))).toBe("2026-11-01T01:30:00-04:00");
    expect(write(at("2026-11-01T06:30:00Z"))).toBe("2026-11-01T01:30:00-05:00");
  });

  it("keeps milliseconds where there are some", () => {
    expect(siteTimeWriter("Etc/GMT+5")(at("2026-06-01T17:00:00.250Z"))).toBe("2026-06-01T12:00:00.250-05:00");
  });

  it("is always read back as the same instant", () => {
    const instants = fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2040, 0) });
    const zones = fc.constantFrom(
      "Asia/Shanghai",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
    );
    fc.assert(
      fc.property(zones, fc.array(instants, { minLength: 1 }), (zone, times) => {
        const write = siteTimeWriter(zone);
        expect(times.map((time) => parseInstant(write(time as Instant)))).toEqual(times);
      }),
    );
  });
});
