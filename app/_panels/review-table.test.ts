import { describe, expect, it } from "vitest";
import { laidOver } from "#app/_query/review-query.ts";
import { encodeReviewCell, type ReviewCell } from "#lib/projections/review-cell.ts";
import type { ReviewRowView, ReviewView } from "#lib/projections/review-view.ts";
import { byFigure } from "#lib/study/daily-figure.ts";
import { canSign, canVerify, reaches } from "./review-scope.ts";
import { counts, filtered, matches, REVIEW_FILTERS, reviewRows } from "./review-table.ts";

const cell = (parts: Partial<ReviewCell>): ReviewCell => ({
  value: 10,
  n: 24,
  expected: 24,
  completeness: "COMPLETE",
  state: parts.completeness === undefined ? "COMPLETE" : parts.completeness,
  meanings: [],
  seen: "0123456789ab",
  ...parts,
});

const VERIFIED = cell({ state: "VERIFIED" });
const REVIEWED = cell({ state: "SIGNED", meanings: ["reviewed"] });
const REOPENED = cell({ state: "REOPENED", completeness: "PARTIAL", n: 15 });
const INSUFFICIENT = cell({ completeness: "INSUFFICIENT", n: 9 });
const QUERIED = cell({ state: "QUERIED" });
const RUNNING = cell({ completeness: "RUNNING", n: 5, expected: 9, seen: "" });

function row(
  subject: string,
  cells: readonly ReviewCell[],
  parts: Partial<ReviewRowView> = {},
): ReviewRowView {
  return {
    subject,
    bed: "3",
    simulated: false,
    ventilated: true,
    infusion_started_at: cells.length > 0 ? "2026-03-01T06:32:00.000Z" : null,
    study_day: cells.length > 0 ? cells.length - 1 : null,
    dates: cells.map((_, day) => `2026-03-0${day + 1}`),
    figures: byFigure(() => cells.map(encodeReviewCell)),
    ...parts,
  };
}

const SUBJECTS = [
  row("S-010", [REVIEWED, INSUFFICIENT, RUNNING]),
  row("S-011", [VERIFIED, REOPENED], { bed: "12" }),
  row("S-012", [cell({ value: 0 }), QUERIED]),
  row("S-016", []),
];
const rows = reviewRows(SUBJECTS, "peep");
const names = (found: typeof rows) => found.map(({ subject }) => subject.subject);

describe("the review's table", () => {
  it("has a row a subject and a cell for each of the study days 0 to 7", () => {
    expect(names(rows)).toEqual(["S-010", "S-011", "S-012", "S-016"]);
    expect(rows.every(({ cells }) => cells.length === 8)).toBe(true);
  });

  it("leaves a day that has not begun blank", () => {
    expect(rows[1]?.cells[1]).toMatchObject({ value: 10, n: 15, localDate: "2026-03-02" });
    expect(rows[1]?.cells[2]).toBeNull();
  });

  it("keeps a true zero", () => {
    expect(rows[2]?.cells[0]?.value).toBe(0);
  });
});

describe("the review's filters", () => {
  it("count what asks for somebody, each by its own sign", () => {
    expect(counts(rows)).toEqual({
      all: 7,
      toReview: 3,
      queried: 1,
      reopened: 1,
      insufficient: 1,
      partial: 1,
      gaps: 2,
    });
  });

  it("find no gap in a day that is not over, where the next hour may still come", () => {
    expect(matches({ ...RUNNING, localDate: "2026-03-03" }, "gaps")).toBe(false);
  });

  it("leave only subjects that have such a day, and everyone under All", () => {
    expect(names(filtered(rows, "toReview", ""))).toEqual(["S-010", "S-011", "S-012"]);
    expect(names(filtered(rows, "insufficient", ""))).toEqual(["S-010"]);
    expect(filtered(rows, "all", "")).toHaveLength(4);
  });

  it("find a subject by a part of its number, or by its bed", () => {
    expect(names(filtered(rows, "all", "s-01"))).toHaveLength(4);
    expect(names(filtered(rows, "all", "11"))).toEqual(["S-011"]);
    expect(names(filtered(rows, "all", "12"))).toEqual(["S-011", "S-012"]);
    expect(names(filtered(rows, "toReview", "016"))).toEqual([]);
  });

  it("never find a day that has not begun", () => {
    expect(REVIEW_FILTERS.some((filter) => matches(null, filter))).toBe(false);
  });
});

describe("how far verifying and signing reach", () => {
  const [subject] = SUBJECTS;
  if (subject === undefined) throw new Error("there is a first subject");
  const place = { subject, studyDay: 1, figure: "peep", rows, filter: "all" } as const;
  const sizes = (may: (one: ReviewCell) => boolean, parts: object = {}) => {
    const found = reaches({ ...place, ...parts }, may);
    return Object.fromEntries(Object.entries(found).map(([scope, { figures }]) => [scope, figures.length]));
  };

  it("counts what may be verified: the figure, its day, its subject, and what is shown", () => {
    expect(sizes(canVerify)).toEqual({ figure: 1, day: 6, subject: 6, shown: 3 });
    expect(reaches(place, canVerify).day.weak).toBe(6);
  });

  it("asks for a nurse's signature once, and for the investigator's after it", () => {
    expect(sizes(canSign("reviewed"), { studyDay: 0 })).toEqual({ figure: 0, day: 0, subject: 0, shown: 1 });
    expect(sizes(canSign("approved"), { studyDay: 0 })).toEqual({ figure: 1, day: 6, subject: 6, shown: 2 });
  });

  it("takes of what is shown only what the filter looks for", () => {
    expect(sizes(canVerify, { filter: "reopened" }).shown).toBe(1);
  });
});

describe("what changed since the last look", () => {
  const view: ReviewView = {
    time_zone: "Asia/Shanghai",
    server_time: "2026-03-03T10:42:00.000Z",
    protocol: { version: "1.0.0", hash: "7c1f92" },
    cursor: "a-1",
    whole: true,
    coming: 0,
    subjects: SUBJECTS,
  };
  const changes = (subjects: readonly ReviewRowView[], cursor = "a-2") => ({
    ...view,
    whole: false,
    cursor,
    subjects,
  });

  it("is laid over what is known, and leaves every other row the same object", () => {
    const now = laidOver(view, changes([row("S-011", [VERIFIED, VERIFIED])]));
    expect(now.subjects.map(({ subject }) => subject)).toEqual(["S-010", "S-011", "S-012", "S-016"]);
    expect(now.subjects[0]).toBe(SUBJECTS[0]);
    expect(reviewRows(now.subjects, "peep")[1]?.cells[1]?.state).toBe("VERIFIED");
  });

  it("puts somebody new in their place by number", () => {
    const now = laidOver(view, changes([row("S-9", [])]));
    expect(now.subjects.map(({ subject }) => subject)).toEqual(["S-9", "S-010", "S-011", "S-012", "S-016"]);
  });

  it("is the same table where nothing changed, so that nothing is drawn again", () => {
    expect(laidOver(view, changes([], "a-1"))).toBe(view);
  });
});
