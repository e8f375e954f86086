import { FIGURES_AT_ONCE, type FigureSeen } from "#lib/contract/review.ts";
import type { SignatureMeaning } from "#lib/log/review-event.ts";
import type { ReviewCell } from "#lib/projections/review-cell.ts";
import type { ReviewRowView } from "#lib/projections/review-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import {
  dayCell,
  isToReview,
  matches,
  REVIEW_DAYS,
  type ReviewFilter,
  type ReviewRow,
} from "./review-table.ts";

/** How far a deed reaches: the figure alone, its day, its subject, or everything that the table shows. */
export const SCOPES = ["figure", "day", "subject", "shown"] as const;
export type Scope = (typeof SCOPES)[number];

/** Figures that a deed would take, and how many of them want a word of why they are good enough. */
export interface Reach {
  readonly figures: readonly FigureSeen[];
  readonly weak: number;
}

/** Whether somebody may say yes to a figure. */
export function canVerify(cell: ReviewCell): boolean {
  return isToReview(cell);
}

/** Whether a figure may be signed with a meaning: verified, and not signed with it yet. */
export function canSign(meaning: SignatureMeaning): (cell: ReviewCell) => boolean {
  return ({ state, meanings }) => (state === "VERIFIED" || state === "SIGNED") && !meanings.includes(meaning);
}

/** Where the deed is asked for. */
export interface Place {
  readonly subject: ReviewRowView;
  readonly studyDay: number;
  readonly figure: DailyFigureKey;
  readonly rows: readonly ReviewRow[];
  readonly filter: ReviewFilter;
}

/** What each scope takes of what `may` be taken, from a place in the table. */
export function reaches(place: Place, may: (cell: ReviewCell) => boolean): Readonly<Record<Scope, Reach>> {
  const { subject, studyDay, figure, rows, filter } = place;
  const days = (figures: readonly DailyFigureKey[], ofDays: readonly number[]): Reach =>
    gather(
      ofDays.flatMap((day) => figures.map((each) => [subject, each, dayCell(subject, each, day)] as const)),
      may,
    );
  return {
    figure: days([figure], [studyDay]),
    day: days(DAILY_FIGURES, [studyDay]),
    subject: days(DAILY_FIGURES, REVIEW_DAYS),
    shown: gather(
      rows.flatMap((row) =>
        row.cells.filter((cell) => matches(cell, filter)).map((cell) => [row.subject, figure, cell] as const),
      ),
      may,
    ),
  };
}

type Found = readonly [ReviewRowView, DailyFigureKey, ReturnType<typeof dayCell>];

/** As many as go at once, in the table's order. */
function gather(found: readonly Found[], may: (cell: ReviewCell) => boolean): Reach {
  const figures: FigureSeen[] = [];
  let weak = 0;
  for (const [{ subject }, figure, cell] of found) {
    if (cell === null || cell.seen === "" || !may(cell)) continue;
    if (figures.length === FIGURES_AT_ONCE) break;
    figures.push({ subject, local_date: cell.localDate, figure, seen: cell.seen });
    if (cell.completeness !== "COMPLETE") weak += 1;
  }
  return { figures, weak };
}
