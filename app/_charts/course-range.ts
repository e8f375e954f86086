import { HOUR } from "#lib/units/instant.ts";

/** A stretch of the course's time axis, epoch milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Closer than this the hourly steps have nothing more to show. */
export const SHORTEST = 3 * HOUR;

/** A range no shorter than the shortest and no wider than the whole, moved inside the whole. */
export function fitted(range: TimeRange, whole: TimeRange): TimeRange {
  const span = Math.min(Math.max(range.to - range.from, SHORTEST), whole.to - whole.from);
  const from = Math.min(Math.max(range.from, whole.from), whole.to - span);
  return { from, to: from + span };
}

/** The range `factor` times as long (below 1: closer) around the point at `share` of its width. */
export function zoomed(range: TimeRange, factor: number, whole: TimeRange, share = 0.5): TimeRange {
  const span = range.to - range.from;
  const wanted = Math.max(span * factor, SHORTEST);
  const from = range.from + (span - wanted) * share;
  return fitted({ from, to: from + wanted }, whole);
}

/** The range moved by `share` of its own width; it stops at the ends of the whole. */
export function panned(range: TimeRange, share: number, whole: TimeRange): TimeRange {
  const step = (range.to - range.from) * share;
  return fitted({ from: range.from + step, to: range.to + step }, whole);
}

export function isWhole(range: TimeRange, whole: TimeRange): boolean {
  return range.from <= whole.from && range.to >= whole.to;
}

/** The day's place on the axis: `start` and `width` in shares of the range; both within it. */
export interface DayColumn {
  readonly index: number;
  readonly start: number;
  readonly width: number;
  /** The range shows the day from midnight to midnight. */
  readonly entire: boolean;
}

/** The days that a range touches, with the share of its width that each takes. */
export function dayColumns(midnights: readonly number[], range: TimeRange): readonly DayColumn[] {
  const span = range.to - range.from;
  const columns: DayColumn[] = [];
  for (let index = 0; index + 1 < midnights.length; index += 1) {
    const dayFrom = midnights[index];
    const dayTo = midnights[index + 1];
    if (dayFrom === undefined || dayTo === undefined) break;
    const from = Math.max(dayFrom, range.from);
    const to = Math.min(dayTo, range.to);
    if (to <= from) continue;
    columns.push({
      index,
      start: (from - range.from) / span,
      width: (to - from) / span,
      entire: from === dayFrom && to === dayTo,
    });
  }
  return columns;
}

/** From six hours before an infusion to an hour after its 24: the window with its baseline. */
export function windowRange(t0: number, end: number, whole: TimeRange): TimeRange {
  return fitted({ from: t0 - 6 * HOUR, to: end + HOUR }, whole);
}

/** The days that the trial reports, with the day before; the whole course where there is no infusion yet. */
export function studyRange(
  midnights: readonly number[],
  studyDays: readonly (number | null)[],
  lastStudyDay: number,
): TimeRange {
  const first = studyDays.findIndex((day) => day !== null && day >= -1);
  const last = studyDays.findLastIndex((day) => day !== null && day <= lastStudyDay);
  const from = midnights[first] ?? midnights[0] ?? 0;
  const to = (first >= 0 ? midnights[last + 1] : undefined) ?? midnights.at(-1) ?? 0;
  return to > from ? { from, to } : { from: midnights[0] ?? 0, to: midnights.at(-1) ?? 0 };
}
