import { HOUR, type Instant, MINUTE, SECOND } from "../units/instant.ts";

/** Writes an instant as text. */
export type TimeWriter = (instant: Instant) => string;

/**
 * Writes instants in the site's own clock with its offset (`2026-03-02T00:05:00+08:00`), the form of every
 * time in an export; milliseconds only where there are some. To ask the zone for its offset costs as much as a
 * row, so it is asked once a day that begins and ends with the same one, and otherwise once a quarter of an hour,
 * within which no zone changes its clock; and the text of a quarter is kept, since an export writes millions.
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
  const quarters = new Map<number, Quarter>();
  return (instant) => {
    const number = Math.floor(instant / QUARTER);
    let quarter = quarters.get(number);
    if (quarter === undefined) {
      if (quarters.size >= QUARTERS_KEPT) quarters.clear();
      quarter = quarterAt(number * QUARTER, offsetOf(instant));
      quarters.set(number, quarter);
    }
    const into = instant - number * QUARTER;
    const minute = TWO_DIGITS[quarter.minute + Math.floor(into / MINUTE)];
    const second = TWO_DIGITS[Math.floor((into % MINUTE) / SECOND)];
    const ms = into % SECOND;
    const fraction = ms === 0 ? "" : `.${String(ms).padStart(3, "0")}`;
    return `${quarter.hour}${minute}:${second}${fraction}${quarter.suffix}`;
  };
}

/** A quarter of an hour of UTC as the site's clock says it, whose offset is in whole quarters. */
interface Quarter {
  /** `2026-03-02T00:` */
  readonly hour: string;
  readonly minute: number;
  readonly suffix: string;
}

function quarterAt(start: number, { ms, suffix }: Offset): Quarter {
  const local = new Date(start + ms).toISOString();
  return { hour: local.slice(0, 14), minute: Number(local.slice(14, 16)), suffix };
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
/** Some months; beyond, their texts are made anew. */
const QUARTERS_KEPT = 20_000;

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
