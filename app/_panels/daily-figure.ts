import type { Completeness, DaySegmentView } from "#lib/projections/day-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";

/** One daily figure of one segment, whichever it is: P/F and the score have no schedule, so nothing is expected of it. */
export interface DailyFigure {
  readonly value: number | null;
  readonly n: number;
  readonly expected: number | null;
  readonly completeness: Completeness | null;
}

export function dailyFigure(segment: DaySegmentView, figure: DailyFigureKey): DailyFigure {
  if (figure === "pf_ratio") {
    const { value, n } = segment.pf_ratio;
    return { value, n, expected: null, completeness: null };
  }
  if (figure === "lis") {
    const { value, n } = segment.lis;
    return { value, n, expected: null, completeness: null };
  }
  const { mean, n, expected, completeness } = segment[figure];
  return { value: mean, n, expected, completeness };
}

/** A finished day whose schedule was not kept well enough: what the review looks for. */
export function isIncomplete(completeness: Completeness | null): boolean {
  return completeness === "PARTIAL" || completeness === "INSUFFICIENT" || completeness === "SHORT";
}
