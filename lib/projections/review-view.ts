import { DAILY_FIGURES, type DailyFigureKey } from "../study/daily-figure.ts";
import type { ReviewCellJson } from "./review-cell.ts";

/** What is reviewed of a day, as it is named on the wire. */
export const REVIEW_FIGURES = DAILY_FIGURES;

/** One subject in the review: its study days that have begun, from day 0 on. */
export interface ReviewRowView {
  readonly subject: string;
  readonly bed: string | null;
  readonly simulated: boolean;
  readonly ventilated: boolean;
  readonly infusion_started_at: string | null;
  /** Today's; `null` before an infusion. Goes on past 7. */
  readonly study_day: number | null;
  /** The local dates of study days 0, 1, 2 … 7 that have begun; empty before an infusion. */
  readonly dates: readonly string[];
  /** For each of those days, segment ALL. */
  readonly figures: Readonly<Record<DailyFigureKey, readonly ReviewCellJson[]>>;
}

/** `GET /review`: every subject's study days 0-7, for the research nurse's table. */
export interface ReviewView {
  readonly time_zone: string;
  readonly server_time: string;
  readonly protocol: { readonly version: string; readonly hash: string };
  /** Where this answer ends; asked again with it, the next one says only what changed since. */
  readonly cursor: string;
  /** Every subject; else those that changed since. */
  readonly whole: boolean;
  /** Rows that are still being made, and told by a later answer to who asks with the cursor. */
  readonly coming: number;
  readonly subjects: readonly ReviewRowView[];
}
