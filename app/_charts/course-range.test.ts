import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR } from "#lib/units/instant.ts";
import { dayColumns, fitted, isWhole, panned, studyRange, windowRange, zoomed } from "./course-range.ts";

const day = (n: number): number => Date.UTC(2026, 2, 1 + n);
const whole = { from: day(0), to: day(9) };
const midnights = Array.from({ length: 10 }, (_, n) => day(n));

describe("the time range of the course", () => {
  it("never leaves the course, and never gets shorter than three hours", () => {
    const ranges = fc.tuple(fc.integer({ min: day(-9), max: day(18) }), fc.integer({ min: 0, max: 30 * 24 }));
    fc.assert(
      fc.property(ranges, fc.double({ min: 0.01, max: 50, noNaN: true }), ([from, hours], factor) => {
        const start = fitted({ from, to: from + hours * HOUR }, whole);
        for (const range of [start, zoomed(start, factor, whole, 0.3), panned(start, factor - 5, whole)]) {
          expect(range.from).toBeGreaterThanOrEqual(whole.from);
          expect(range.to).toBeLessThanOrEqual(whole.to + 1);
          expect(range.to - range.from).toBeGreaterThanOrEqual(3 * HOUR - 1);
        }
      }),
    );
  });

  it("keeps the point under the pointer in its place when zooming", () => {
    const range = zoomed(whole, 0.5, whole, 0.25);
    const before = whole.from + (whole.to - whole.from) * 0.25;
    expect(range.from + (range.to - range.from) * 0.25).toBeCloseTo(before, 3);
  });

  it("stops panning at the end of the course", () => {
    expect(panned({ from: day(7), to: day(8) }, 5, whole)).toEqual({ from: day(8), to: day(9) });
    expect(isWhole(whole, whole)).toBe(true);
  });

  it("shows an infusion's window with the six hours before it", () => {
    const t0 = day(1) + 14 * HOUR;
    expect(windowRange(t0, t0 + 24 * HOUR, whole)).toEqual({ from: t0 - 6 * HOUR, to: t0 + 25 * HOUR });
  });
});

describe("the day columns that table and chart share", () => {
  it("are as wide as their days when the whole course is shown", () => {
    const columns = dayColumns(midnights, whole);
    expect(columns).toHaveLength(9);
    expect(columns.every((column) => column.entire && Math.abs(column.width - 1 / 9) < 1e-12)).toBe(true);
  });

  it("are cut where the range cuts the day, and add up to the whole width", () => {
    const columns = dayColumns(midnights, { from: day(1) + 12 * HOUR, to: day(3) });
    expect(columns.map((column) => [column.index, column.entire])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(columns.map((column) => column.start)).toEqual([0, 1 / 3]);
    expect(columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(1, 9);
  });

  it("follow a day of 25 hours", () => {
    const autumn = [0, 24 * HOUR, 49 * HOUR, 73 * HOUR];
    const widths = dayColumns(autumn, { from: 0, to: 73 * HOUR }).map((column) => column.width * 73);
    expect(widths.map(Math.round)).toEqual([24, 25, 24]);
  });
});

describe("the days the trial reports", () => {
  it("are shown from the day before the infusion to the end of study day 7", () => {
    const studyDays = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const nights = Array.from({ length: 14 }, (_, n) => day(n));
    expect(studyRange(nights, studyDays, 7)).toEqual({ from: day(2), to: day(11) });
  });

  it("are the whole course while no infusion is known", () => {
    expect(studyRange([day(0), day(1), day(2)], [null, null], 7)).toEqual({ from: day(0), to: day(2) });
  });

  it("are the whole course when all of it lies before the study", () => {
    expect(studyRange([day(0), day(1)], [-5], 7)).toEqual({ from: day(0), to: day(1) });
  });
});
