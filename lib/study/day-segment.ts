import type { Instant } from "../units/instant.ts";
import type { LocalDay } from "./site-calendar.ts";

/** `ALL` is the literal calendar day; `PRE` and `POST` are the parts of day 0 around the infusion's start. */
export type SegmentName = "ALL" | "PRE" | "POST";

/** A day or a part of day 0. */
export interface DaySegment {
  readonly name: SegmentName;
  readonly day: LocalDay;
  /** The time that it covers, for what is expected: `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  /** The readings that belong to it: `[readingsFrom, readingsTo)`. A reading at T0 itself is PRE. */
  readonly readingsFrom: Instant;
  readonly readingsTo: Instant;
}

/** The whole calendar day. */
export function wholeDay(day: LocalDay): DaySegment {
  return {
    name: "ALL",
    day,
    from: day.start,
    to: day.end,
    readingsFrom: day.start,
    readingsTo: day.end,
  };
}

/** The segments of a day: ALL, and around an infusion that starts on it PRE and POST. */
export function segmentsOf(day: LocalDay, infusionStart: Instant | null): readonly DaySegment[] {
  const all = wholeDay(day);
  if (infusionStart === null || infusionStart < day.start || infusionStart >= day.end) return [all];
  const afterInfusionStart = (infusionStart + 1) as Instant;
  return [
    all,
    { ...all, name: "PRE", to: infusionStart, readingsTo: afterInfusionStart },
    { ...all, name: "POST", from: infusionStart, readingsFrom: afterInfusionStart },
  ];
}
