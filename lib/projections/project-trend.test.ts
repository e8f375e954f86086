import { describe, expect, test } from "vitest";
import { at, oClock, reading } from "../study/sample-subject.fixture.ts";
import { MINUTE, toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { BedView } from "./bed-view.ts";
import { projectBedView } from "./project-bed-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const hourlyPeep = (until: number) =>
  Array.from({ length: until + 1 }, (_, hour) => reading("peep", 10, on(oClock(hour)), { source: "nurse" }));

function bedAt(
  now: string,
  readings: readonly Reading[],
  parts: Parameters<typeof recordOf>[1] = {},
): BedView {
  return projectBedView("7", recordOf(readings, parts), contextAt(now));
}

describe("the last 24 hours", () => {
  const plateau = reading("plateau_pressure", 26, on("08:05"), { source: "nurse" });
  const { trend } = bedAt(on("18:42"), [...hourlyPeep(18).toSpliced(5, 1), plateau]);

  test("are 25 steps on the site's hours, the last one running", () => {
    expect(trend.from).toBe(toIso(at("2026-03-01 18:00")));
    expect([trend.step_ms, trend.today_from]).toEqual([60 * MINUTE, toIso(at(on("00:00")))]);
    for (const series of [trend.peep, trend.plateau_pressure, trend.driving_pressure, trend.expected]) {
      expect(series).toHaveLength(25);
    }
  });

  test("leave a gap a gap", () => {
    expect(trend.peep.slice(0, 12)).toEqual([...Array(6).fill(null), 10, 10, 10, 10, 10, null]);
    expect(trend.expected.every(Boolean)).toBe(true);
  });

  test("hold the plateau in its hour and at its own time", () => {
    expect([trend.plateau_pressure[14], trend.driving_pressure[14]]).toEqual([26, 16]);
    expect(trend.plateaus).toEqual([{ observed_at: toIso(plateau.observedAt), value: 26, paired_peep: 10 }]);
  });

  test("agree with today's count: an hour filled or expected there is one here", () => {
    const { today, trend: steps } = bedAt(on("18:20"), hourlyPeep(17).toSpliced(5, 1));
    const sinceMidnight = steps.peep.slice(-19);
    expect(sinceMidnight.filter((value) => value !== null)).toHaveLength(today.peep.n);
    expect(steps.expected.slice(-19).filter(Boolean)).toHaveLength(today.peep.expected);
  });

  test("draw at most one plateau a quarter of an hour, the last", () => {
    const everyMinute = Array.from({ length: 60 }, (_, minute) =>
      reading("plateau_pressure", 20 + minute / 10, on(oClock(17, minute))),
    );
    const drawn = bedAt(on("18:42"), everyMinute).trend.plateaus.map(({ value }) => value);
    expect(drawn).toEqual([21.4, 22.9, 24.4, 25.9]);
  });
});
