import { HOUR, type Instant, MINUTE } from "../units/instant.ts";

/** Writes an instant as text. */
export type TimeWriter = (instant: Instant) => string;

/**
 * Writes instants in the site's own clock with its offset (`2026-03-02T00:05:00+08:00`), the form of every
 * time in an export; milliseconds only where there are some. To ask the zone for its offset costs as much as a
 * row, so it is asked once a day that begins and ends with the same one, and otherwise once a quarter of an hour,
 * within which no zone changes its clock.
 */
export function siteTimeWriter(timeZone: string): TimeWriter {
  const offsets = new Map<number, Offset | null>();
  const ask = (instant: number): Offset => offsetAt(instant, timeZone);
  const offsetOf = (instant: Instant): Offset => {
    const day = Math.floor(instant / DAY);
    let ofDay = offsets.get(day);
    if (ofDay === undefined) {
      const first = ask(day * DAY);
      ofDay = first.ms === ask((day + 1) * DAY - 1).ms ? first : null;
      offsets.set(day, ofDay);
    }
    return ofDay ?? ask(Math.floor(instant / QUARTER) * QUARTER);
  };
  return (instant) => {
    const { ms, suffix } = offsetOf(instant);
    const local = new Date(instant + ms).toISOString();
    return `${local.endsWith(".000Z") ? local.slice(0, 19) : local.slice(0, 23)}${suffix}`;
  };
}

interface Offset {
  readonly ms: number;
  /** `+08:00` */
  readonly suffix: string;
}

const QUARTER = 15 * MINUTE;
/** Of UTC, for keeping offsets alone: what a day is at the site has nothing to do with it. */
const DAY = 24 * HOUR;

function offsetAt(instant: number, timeZone: string): Offset {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return { ms: zoned.offsetNanoseconds / 1e6, suffix: zoned.offset };
}
