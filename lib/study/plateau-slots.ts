import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import type { LocalDay, SiteCalendar } from "./site-calendar.ts";
import { counts } from "./standing.ts";
import type { Ventilation } from "./ventilation.ts";

/** A part of the day in which one plateau is due; local clock time, half-open. */
export interface PlateauSlot {
  readonly from: Instant;
  readonly to: Instant;
  /** When the schedule wants it measured. */
  readonly nominal: Instant;
}

/** The plateau slots of a local day, in order, whatever the clock does on it. */
export function plateauSlots(
  day: LocalDay,
  calendar: SiteCalendar,
  schedule: Protocol["plateauSlots"],
): readonly PlateauSlot[] {
  return schedule.map((slot, index) => ({
    from: calendar.atHour(day, slot.startHour),
    to: calendar.atHour(day, schedule[index + 1]?.startHour ?? 24),
    nominal: calendar.atHour(day, slot.nominalHour),
  }));
}

/**
 * The plateau that stands for a slot: of the counted readings of `[from, to)` in a list ordered by time the
 * one closest to the slot's nominal time (tie: the earlier); `null`: none counts.
 */
export function representativeOf(
  slot: PlateauSlot,
  readings: readonly Reading[],
  from: Instant,
  to: Instant,
  ventilation: Ventilation,
): Reading | null {
  let closest: Reading | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let index = indexAtOrAfter(readings, from); index < readings.length; index += 1) {
    const reading = readings[index];
    if (reading === undefined || reading.observedAt >= to) break;
    const away = Math.abs(reading.observedAt - slot.nominal);
    if (away >= distance || !counts(reading, ventilation)) continue;
    closest = reading;
    distance = away;
  }
  return closest;
}
