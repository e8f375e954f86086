import { describe, expect, it } from "vitest";
import type { CoursePlateau, CourseView } from "#lib/projections/subject-view.ts";
import { courseSeries, JOIN_WITHIN, joined, laneDomain } from "./course-series.ts";

const limits = { plateau_pressure: 30, driving_pressure: 15 };
const later = Date.UTC(2026, 3, 1);
const hour = (h: number): string => new Date(Date.UTC(2026, 2, 1, h)).toISOString();
const ms = (h: number): number => Date.UTC(2026, 2, 1, h);

const plateau = (h: number, value: number, peep: number | null): CoursePlateau => ({
  observed_at: hour(h),
  seq: h,
  value,
  peep,
  driving_pressure: peep === null ? null : value - peep,
  static_compliance: peep === null ? null : 400 / (value - peep),
  ...(peep === null ? { reason: "UNPAIRED" as const } : {}),
  representative: true,
});

const course = (parts: Partial<CourseView>): CourseView => ({
  midnights: [hour(0), hour(24)],
  study_days: [0],
  peep: [],
  plateaus: [],
  plateau_slots: [],
  pf_ratio: [],
  ...parts,
});

const slot = (h: number, value: number | null) => ({ from: hour(h), to: hour(h + 1), value });

describe("the PEEP line of the course", () => {
  it("is level through each hour and steps upright where the hour's value changes", () => {
    const { peep } = courseSeries(course({ peep: [slot(0, 10), slot(1, 12)] }), limits, later);
    expect(peep).toEqual([
      { x: ms(0), y: 10 },
      { x: ms(1), y: 10 },
      { x: ms(1), y: 12 },
      { x: ms(2), y: 12 },
    ]);
  });

  it("leaves a missing hour as a gap, carrying nothing forward", () => {
    const { peep, hours } = courseSeries(
      course({ peep: [slot(0, 10), slot(1, null), slot(2, 10)] }),
      limits,
      later,
    );
    expect(peep[2]).toEqual({ x: ms(1), y: null });
    expect(peep).toHaveLength(5);
    expect(hours.map((each) => each.filled)).toEqual([true, false, true]);
  });

  it("leaves hours that nobody expected as a gap too", () => {
    const { peep } = courseSeries(course({ peep: [slot(0, 10), slot(5, 8)] }), limits, later);
    expect(peep[2]).toEqual({ x: ms(1), y: null });
  });

  it("reaches no further than now in the hour that is running", () => {
    const half = ms(1) + 30 * 60_000;
    const { peep } = courseSeries(course({ peep: [slot(0, 10), slot(1, 10)] }), limits, half);
    expect(peep.at(-1)).toEqual({ x: half, y: 10 });
  });

  it("keeps a true zero as a value", () => {
    expect(courseSeries(course({ peep: [slot(0, 0)] }), limits, later).peep[0]).toEqual({ x: ms(0), y: 0 });
  });
});

describe("a plateau of the course", () => {
  it("stands on the PEEP it was paired with", () => {
    const { columns } = courseSeries(course({ plateaus: [plateau(2, 26, 10)] }), limits, later);
    expect(columns[0]).toMatchObject({ x: ms(2), top: 26, floor: 10 });
  });

  it("is hatched above the lower of 30 and its PEEP with 15", () => {
    const { columns } = courseSeries(
      course({ plateaus: [plateau(2, 26, 10), plateau(8, 33, 18)] }),
      limits,
      later,
    );
    expect(columns.map((column) => column.ceiling)).toEqual([25, 30]);
  });

  it("has a cap and no column when it is unpaired, and no driving pressure", () => {
    const series = courseSeries(course({ plateaus: [plateau(2, 26, null)] }), limits, later);
    expect(series.columns[0]).toMatchObject({ top: 26, floor: null });
    expect(series.drivingPressure).toEqual([]);
    expect(series.staticCompliance).toEqual([]);
  });

  it.each([
    [30, 16, false],
    [30.1, 16, true],
    [25, 10, false],
    [25.1, 10, true],
  ])("of %f on PEEP %f is over its limits: %s (30 and 15 themselves are not)", (value, peep, over) => {
    expect(
      courseSeries(course({ plateaus: [plateau(2, value, peep)] }), limits, later).columns[0]?.over,
    ).toBe(over);
  });

  it("is compared after rounding: 25.1 − 10.1 is 15 and not over it", () => {
    const { drivingPressure } = courseSeries(course({ plateaus: [plateau(2, 25.1, 10.1)] }), limits, later);
    expect(drivingPressure[0]?.over).toBe(false);
  });
});

describe("a line through measurements", () => {
  const at = (h: number) => ({ x: ms(h), y: 14, over: false });

  it("joins two plateaus nine hours apart, and not ten", () => {
    expect(joined([at(0), at(9)], JOIN_WITHIN.plateau).map((p) => p.y)).toEqual([14, 14]);
    expect(joined([at(0), at(10)], JOIN_WITHIN.plateau).map((p) => p.y)).toEqual([14, null, 14]);
  });
});

describe("a lane", () => {
  it("keeps its usual span while the values lie in it", () => {
    expect(laneDomain([0, 40], 10, [8, 31.5, null])).toEqual([0, 40]);
  });

  it("opens in whole steps for what lies outside", () => {
    expect(laneDomain([8, 20], 4, [2.5, 27])).toEqual([0, 28]);
  });
});
