import { type Instant, MINUTE } from "../units/instant.ts";

/** Writes an instant as text. */
export type TimeWriter = (instant: Instant) => string;

/**
 * Writes instants in the site's own clock with its offset (`2026-03-02T00:05:00+08:00`), the form of every
 * time in an export; milliseconds only where there are some. The offset is looked up once for each quarter
 * of an hour in a row, since no zone changes its clock within one: a tenth of the cost of asking each time.
 */
export function siteTimeWriter(timeZone: string): TimeWriter {
  const quarter = 15 * MINUTE;
  let known = Number.NaN;
  let offset = 0;
  let suffix = "";
  return (instant) => {
    const current = Math.floor(instant / quarter);
    if (current !== known) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
      offset = zoned.offsetNanoseconds / 1e6;
      suffix = zoned.offset;
      known = current;
    }
    const local = new Date(instant + offset).toISOString();
    return `${local.endsWith(".000Z") ? local.slice(0, 19) : local.slice(0, 23)}${suffix}`;
  };
}
