import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { projectReviewRow } from "./project-review.ts";
import { decodeReviewCell } from "./review-cell.ts";
import type { ReviewRowView } from "./review-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const infusions = [{ startedAt: at("2026-03-02 14:00"), endedAt: null }];
const readings = [reading("peep", 10, "2026-03-02 02:00"), reading("peep", 12, "2026-03-05 02:00")];

const peep = (row: ReviewRowView) => row.figures.peep.map(decodeReviewCell);

describe("a subject's row for the research nurse", () => {
  test("has the study days that have begun", () => {
    const row = projectReviewRow(recordOf(readings, { infusions }), contextAt("2026-03-05 10:00"));
    expect(row.study_day).toBe(3);
    expect(row.dates).toEqual(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]);
    expect(peep(row).map(({ value, n, expected, state }) => [value, n, expected, state])).toEqual([
      [10, 1, 24, "INSUFFICIENT"],
      [null, 0, 24, "INSUFFICIENT"],
      [null, 0, 24, "INSUFFICIENT"],
      [12, 1, 10, "RUNNING"],
    ]);
  });

  test("ends with study day 7, while the subject's own days go on", () => {
    const row = projectReviewRow(recordOf(readings, { infusions }), contextAt("2026-03-20 10:00"));
    expect(row.study_day).toBe(18);
    expect(row.dates).toHaveLength(8);
    expect(row.dates.at(-1)).toBe("2026-03-09");
  });

  test("is empty before an infusion", () => {
    const row = projectReviewRow(recordOf(readings), contextAt("2026-03-05 10:00"));
    expect([row.study_day, row.infusion_started_at, row.dates]).toEqual([null, null, []]);
    expect(row).toMatchObject({ subject: "S-014", bed: "7", ventilated: true, simulated: false });
  });

  test("says of a figure that a query concerns no more than that, whatever else is true", () => {
    const record = { ...recordOf(readings, { infusions }), isQueried: () => true };
    const row = projectReviewRow(record, contextAt("2026-03-05 10:00"));
    expect(peep(row).map(({ state }) => state)).toEqual(["QUERIED", "QUERIED", "QUERIED", "RUNNING"]);
  });

  test("names the data of what can be verified, and of nothing else", () => {
    const row = projectReviewRow(recordOf(readings, { infusions }), contextAt("2026-03-05 10:00"));
    expect(peep(row).map(({ seen }) => seen !== "")).toEqual([true, true, true, false]);
    expect(row.figures.pf_ratio.map(decodeReviewCell).map(({ state, seen }) => [state, seen !== ""])).toEqual(
      [
        ["INSUFFICIENT", true],
        ["INSUFFICIENT", true],
        [null, false],
        ["RUNNING", false],
      ],
    );
  });
});
