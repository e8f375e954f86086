import type { DailyFigureKey } from "#lib/projections/day-view.ts";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { type DailyFigure, dailyFigure, isIncomplete } from "./daily-figure.ts";

/** The study days that the review shows. */
export const REVIEW_DAYS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Which cells a filter looks for. */
export const REVIEW_FILTERS = ["all", "incomplete", "insufficient"] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

type ReviewSubject = ReviewView["subjects"][number];

/** One subject's figure on one study day. */
export interface ReviewCell extends DailyFigure {
  readonly localDate: string;
}

/** One subject; a cell is `null` while its day has not begun. */
export interface ReviewRow {
  readonly subject: ReviewSubject;
  readonly cells: readonly (ReviewCell | null)[];
}

/** The review's table for one figure: a row a subject, a cell a study day. */
export function reviewRows(view: ReviewView, figure: DailyFigureKey): readonly ReviewRow[] {
  return view.subjects.map((subject) => {
    const days = new Map(subject.days.map((day) => [day.study_day, day]));
    return {
      subject,
      cells: REVIEW_DAYS.map((studyDay) => {
        const day = days.get(studyDay);
        return day === undefined
          ? null
          : { localDate: day.local_date, ...dailyFigure(day.segments.ALL, figure) };
      }),
    };
  });
}

export function matches(cell: ReviewCell | null, filter: ReviewFilter): boolean {
  if (cell === null) return false;
  switch (filter) {
    case "all":
      return true;
    case "incomplete":
      return isIncomplete(cell.completeness);
    case "insufficient":
      return cell.completeness === "INSUFFICIENT";
  }
}

/** The rows that a filter leaves: every subject, or those with a day that it looks for. */
export function filtered(rows: readonly ReviewRow[], filter: ReviewFilter): readonly ReviewRow[] {
  return filter === "all" ? rows : rows.filter((row) => row.cells.some((cell) => matches(cell, filter)));
}

/** How many days each filter finds. */
export function counts(rows: readonly ReviewRow[]): Readonly<Record<ReviewFilter, number>> {
  const found = { all: 0, incomplete: 0, insufficient: 0 };
  for (const row of rows) {
    for (const cell of row.cells) {
      for (const filter of REVIEW_FILTERS) if (matches(cell, filter)) found[filter] += 1;
    }
  }
  return found;
}
