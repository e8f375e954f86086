import { decodeReviewCell, type ReviewCell } from "#lib/projections/review-cell.ts";
import type { ReviewRowView } from "#lib/projections/review-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";

/** The study days that the review shows. */
export const REVIEW_DAYS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Which cells a filter looks for. */
export const REVIEW_FILTERS = [
  "all",
  "toReview",
  "queried",
  "reopened",
  "insufficient",
  "partial",
  "gaps",
] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

/** One subject's figure on one study day. */
export interface DayCell extends ReviewCell {
  readonly localDate: string;
}

/** One subject; a cell is `null` while its day has not begun. */
export interface ReviewRow {
  readonly subject: ReviewRowView;
  readonly cells: readonly (DayCell | null)[];
}

/** The review's table for one figure: a row a subject, a cell a study day. */
export function reviewRows(subjects: readonly ReviewRowView[], figure: DailyFigureKey): readonly ReviewRow[] {
  return subjects.map((subject) => ({
    subject,
    cells: REVIEW_DAYS.map((studyDay) => dayCell(subject, figure, studyDay)),
  }));
}

/** `null`: the day has not begun. */
export function dayCell(subject: ReviewRowView, figure: DailyFigureKey, studyDay: number): DayCell | null {
  const localDate = subject.dates[studyDay];
  const wire = subject.figures[figure][studyDay];
  return localDate === undefined || wire === undefined ? null : { localDate, ...decodeReviewCell(wire) };
}

export function matches(cell: DayCell | null, filter: ReviewFilter): boolean {
  if (cell === null) return false;
  switch (filter) {
    case "all":
      return true;
    case "toReview":
      return isToReview(cell);
    case "queried":
      return cell.state === "QUERIED";
    case "reopened":
      return cell.state === "REOPENED";
    case "insufficient":
      return cell.completeness === "INSUFFICIENT";
    case "partial":
      return cell.completeness === "PARTIAL";
    case "gaps":
      return hasGap(cell);
  }
}

/** A finished day that nobody has said yes to, and may. */
export function isToReview({ state }: ReviewCell): boolean {
  return (
    state === "COMPLETE" ||
    state === "PARTIAL" ||
    state === "INSUFFICIENT" ||
    state === "SHORT" ||
    state === "REOPENED"
  );
}

/** A finished day of which the schedule wanted more than came. */
function hasGap({ completeness, n, expected }: ReviewCell): boolean {
  if (completeness === null || completeness === "RUNNING") return false;
  return expected === null ? completeness === "INSUFFICIENT" : n < expected;
}

/** The rows whose subject is looked for, and that have a day which a filter looks for. */
export function filtered(
  rows: readonly ReviewRow[],
  filter: ReviewFilter,
  sought: string,
): readonly ReviewRow[] {
  const name = sought.trim().toLowerCase();
  const named = name === "" ? rows : rows.filter(({ subject }) => isNamed(subject, name));
  return filter === "all" ? named : named.filter(({ cells }) => cells.some((cell) => matches(cell, filter)));
}

/** By a part of the subject's number, or by the whole of the bed's. */
function isNamed({ subject, bed }: ReviewRowView, name: string): boolean {
  return subject.toLowerCase().includes(name) || bed?.toLowerCase() === name;
}

/** How many days each filter finds. */
export function counts(rows: readonly ReviewRow[]): Readonly<Record<ReviewFilter, number>> {
  const found = Object.fromEntries(REVIEW_FILTERS.map((filter) => [filter, 0])) as Record<
    ReviewFilter,
    number
  >;
  for (const row of rows) {
    for (const cell of row.cells) {
      for (const filter of REVIEW_FILTERS) if (matches(cell, filter)) found[filter] += 1;
    }
  }
  return found;
}
