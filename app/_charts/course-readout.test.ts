import { describe, expect, it } from "vitest";
import { HOUR } from "#lib/units/instant.ts";
import { readoutAt } from "./course-readout.ts";
import type { CourseSeries } from "./course-series.ts";

const series: CourseSeries = {
  peep: [],
  columns: [],
  drivingPressure: [],
  staticCompliance: [],
  pfRatio: [
    { x: 8 * HOUR, y: 128, over: false },
    { x: 12 * HOUR, y: 118, over: false },
  ],
  hours: [
    { from: 0, to: HOUR, filled: true, value: 10 },
    { from: HOUR, to: 2 * HOUR, filled: false, value: null },
  ],
  plateauSlots: [],
};

describe("reading the course out at a moment", () => {
  it("finds the hour that the moment lies in, its end belonging to the next", () => {
    expect(readoutAt(series, HOUR - 1).hour?.value).toBe(10);
    expect(readoutAt(series, HOUR).hour).toMatchObject({ filled: false, value: null });
  });

  it("has no hour where none was filled or expected", () => {
    expect(readoutAt(series, 5 * HOUR).hour).toBeNull();
  });

  it("finds the nearer of two blood gases, and none further than three hours away", () => {
    expect(readoutAt(series, 10.5 * HOUR).bloodGas?.y).toBe(118);
    expect(readoutAt(series, 4.9 * HOUR).bloodGas).toBeNull();
  });
});
