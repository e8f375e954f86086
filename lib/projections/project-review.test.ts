import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { projectReviewRow } from "./project-review.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const infusions = [{ startedAt: at("2026-03-02 14:00"), endedAt: null }];
const readings = [reading("peep", 10, "2026-03-02 02:00"), reading("peep", 12, "2026-03-05 02:00")];

describe("a subject's row for the research nurse", () => {
  test("has the study days that have begun", () => {
    const row = projectReviewRow(recordOf(readings, { infusions }), contextAt("2026-03-05 10:00"));
    expect(row.study_day).toBe(3);
    expect(row.days.map(({ study_day, segments }) => [study_day, segments.ALL.peep.mean])).toEqual([
      [0, 10],
      [1, null],
      [2, null],
      [3, 12],
    ]);
  });

  test("ends with study day 7, while the subject's own days go on", () => {
    const row = projectReviewRow(recordOf(readings, { infusions }), contextAt("2026-03-20 10:00"));
    expect(row.study_day).toBe(18);
    expect(row.days.map(({ study_day }) => study_day)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test("is empty before an infusion", () => {
    const row = projectReviewRow(recordOf(readings), contextAt("2026-03-05 10:00"));
    expect([row.study_day, row.infusion_started_at, row.days]).toEqual([null, null, []]);
    expect(row).toMatchObject({ subject: "S-014", bed: "7", ventilated: true, simulated: false });
  });
});
