import { describe, expect, it } from "vitest";
import type { Completeness, DayView } from "#lib/projections/day-view.ts";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { counts, filtered, matches, reviewRows } from "./review-table.ts";

const day = (studyDay: number, completeness: Completeness, peep: number | null = 10): DayView => {
  const mean = { mean: peep, n: 9, expected: 24, completeness };
  return {
    study_day: studyDay,
    local_date: `2026-03-0${studyDay + 1}`,
    segments: {
      ALL: {
        peep: mean,
        plateau_pressure: { mean: 26, n: 4, expected: 4, completeness: "COMPLETE" },
        driving_pressure: mean,
        static_compliance: mean,
        pf_ratio: { value: null, n: 0, minimum: null },
      },
    },
  };
};

const subject = (name: string, days: readonly DayView[]): ReviewView["subjects"][number] => ({
  subject: name,
  bed: "3",
  simulated: false,
  ventilated: true,
  infusion_started_at: days.length > 0 ? "2026-03-01T06:32:00.000Z" : null,
  study_day: days.at(-1)?.study_day ?? null,
  days,
});

const view: ReviewView = {
  time_zone: "Asia/Shanghai",
  server_time: "2026-03-03T10:42:00.000Z",
  protocol: { version: "1.0.0", hash: "7c1f92" },
  simulated: false,
  subjects: [
    subject("S-010", [day(0, "COMPLETE"), day(1, "INSUFFICIENT"), day(2, "RUNNING")]),
    subject("S-011", [day(0, "PARTIAL"), day(1, "SHORT", null)]),
    subject("S-012", [day(0, "COMPLETE", 0)]),
    subject("S-016", []),
  ],
};

describe("the review's table", () => {
  it("has a row a subject and a cell for each of the study days 0 to 7", () => {
    const rows = reviewRows(view, "peep");
    expect(rows.map((row) => row.subject.subject)).toEqual(["S-010", "S-011", "S-012", "S-016"]);
    expect(rows.every((row) => row.cells.length === 8)).toBe(true);
  });

  it("leaves a day that has not begun blank, and tells it from a day without a value", () => {
    const cells = reviewRows(view, "peep")[1]?.cells;
    expect(cells?.[1]).toMatchObject({ value: null, n: 9, expected: 24, completeness: "SHORT" });
    expect(cells?.[2]).toBeNull();
  });

  it("keeps a true zero", () => {
    expect(reviewRows(view, "peep")[2]?.cells[0]?.value).toBe(0);
  });

  it("shows each figure by its own completeness", () => {
    expect(reviewRows(view, "plateau_pressure")[0]?.cells[1]?.completeness).toBe("COMPLETE");
  });

  it("expects nothing of P/F, which has no schedule of its own here", () => {
    expect(reviewRows(view, "pf_ratio")[0]?.cells[0]).toMatchObject({ value: null, n: 0, expected: null });
  });
});

describe("the review's filters", () => {
  const rows = reviewRows(view, "peep");

  it("count partial, insufficient and short days as incomplete, a running day never", () => {
    expect(counts(rows)).toEqual({ all: 6, incomplete: 3, insufficient: 1 });
  });

  it("leave only subjects that have such a day", () => {
    expect(filtered(rows, "incomplete").map((row) => row.subject.subject)).toEqual(["S-010", "S-011"]);
    expect(filtered(rows, "insufficient").map((row) => row.subject.subject)).toEqual(["S-010"]);
  });

  it("leave everyone under All, those without an infusion too", () => {
    expect(filtered(rows, "all")).toHaveLength(4);
  });

  it("never find a day that has not begun", () => {
    expect(matches(null, "all")).toBe(false);
  });
});
