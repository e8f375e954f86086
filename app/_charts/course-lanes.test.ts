import { describe, expect, it } from "vitest";
import {
  courseHeight,
  courseLanes,
  FLAG_ROW,
  HEADING,
  LANE_GAP,
  lanesFilling,
  laneTicks,
  STRIPS,
} from "./course-lanes.ts";
import type { CourseSeries } from "./course-series.ts";

const none: CourseSeries = {
  peep: [],
  columns: [],
  drivingPressure: [],
  staticCompliance: [],
  pfRatio: [],
  hours: [],
  plateauSlots: [],
};

describe("the lanes of the course", () => {
  it("open for a P/F above the usual 250 and count in larger steps then", () => {
    const lanes = courseLanes({ ...none, pfRatio: [{ x: 0, y: 612, over: false }] });
    expect(lanes.at(-1)).toMatchObject({ domain: [50, 650], ticks: [200, 400, 600] });
  });

  it("keep their usual figures while there are no data", () => {
    expect(courseLanes(none).map((lane) => lane.ticks)).toEqual([
      [0, 10, 20, 30, 40],
      [10, 15, 20],
      [20, 30, 40],
      [100, 200],
    ]);
  });

  it("fill the drawing exactly, whatever its height", () => {
    for (const height of [440, 603, 760]) {
      const lanes = lanesFilling(courseLanes(none), height);
      const all =
        lanes.reduce((sum, lane) => sum + lane.height, 0) + LANE_GAP * 3 + HEADING + FLAG_ROW + STRIPS;
      expect(all).toBeCloseTo(height, 6);
    }
  });

  it("never get too low to be read, nor higher than they need", () => {
    expect([100, 600, 3000].map(courseHeight)).toEqual([440, 600, 760]);
  });

  it("have at most six round figures", () => {
    expect(laneTicks([8, 22], 5)).toEqual([10, 15, 20]);
    expect(laneTicks([0, 80], 10)).toEqual([0, 20, 40, 60, 80]);
  });
});
