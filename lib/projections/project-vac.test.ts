import { describe, expect, test } from "vitest";
import { at, oClock, reading } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { projectSubjectView } from "./project-subject-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

/** Hourly PEEP of the first days of March, from the first on. */
const days = (peeps: readonly number[], parts: Partial<Reading> = {}): readonly Reading[] =>
  peeps.flatMap((peep, index) =>
    Array.from({ length: 24 }, (_, hour) =>
      reading("peep", peep, `2026-03-0${index + 1} ${oClock(hour)}`, parts),
    ),
  );
const infusions = [{ startedAt: at("2026-03-02 10:00"), endedAt: null }];
const vacAt = (now: string, readings: readonly Reading[]) =>
  projectSubjectView(recordOf(readings, { infusions }), contextAt(now)).ventilator_associated;

describe("the record of ventilator-associated conditions", () => {
  test("given 8, 8, 11, 11, names the first worse day by date, study day and day of ventilation", () => {
    expect(vacAt("2026-03-05 00:00", days([8, 8, 11, 11]))).toEqual([
      { local_date: "2026-03-03", study_day: 1, ventilator_day: 3, parameter: "peep", from: 8, to: 11 },
    ]);
  });

  test("says nothing before the second worse day is over", () => {
    expect(vacAt("2026-03-04 23:59", days([8, 8, 11, 11]))).toEqual([]);
  });

  test("holds also what only late readings show, for which nobody is called", () => {
    const late = days([8, 8, 11, 11], { recordedAt: at("2026-03-05 06:00") });
    expect(vacAt("2026-03-05 06:01", late)).toHaveLength(1);
  });
});
