import type { Instant } from "../units/instant.ts";

/** A calendar day of the site: `[start, end)`, from one local midnight to the next; rarely 24 h long. */
export interface LocalDay {
  /** Days since 1970-01-01 in the calendar: a difference of two is a difference of dates. */
  readonly index: number;
  /** `2026-03-02` */
  readonly date: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** The calendar of the site's time zone. Days always come from here, never from adding 24 h. */
export interface SiteCalendar {
  /** IANA name, `Asia/Shanghai`. */
  readonly timeZone: string;
  /** The local day that an instant lies in. */
  dayAt(instant: Instant): LocalDay;
  /** The local day with a number. */
  day(index: number): LocalDay;
  /** The local day of an ISO date; `null` if that is no date. */
  dayOn(date: string): LocalDay | null;
  /** The local date of an instant, `2026-03-02`. */
  localDate(instant: Instant): string;
  /** The first local midnight after an instant. */
  nextMidnight(instant: Instant): Instant;
  /**
   * The instant of a whole hour on the local clock. An hour that comes twice is the first of the two; one
   * that is skipped is as much later as was skipped; 0 is the day's start and 24 its end.
   */
  atHour(day: LocalDay, hour: number): Instant;
  /** Local date of `to` minus local date of `from`, in days. */
  daysBetween(from: Instant, to: Instant): number;
}

/** The length that calendar arithmetic gives a date; days on the clock differ. */
const DATE_MS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a name is a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The calendar of a time zone; throws a RangeError for a name that `isTimeZone` refuses. `Temporal` is asked
 * once a day and hour and remembered, as asking it per reading costs a hundred times as much.
 */
export function createSiteCalendar(timeZone: string): SiteCalendar {
  if (!isTimeZone(timeZone)) throw new RangeError(`Unknown time zone: ${timeZone}`);
  const midnights = new Map<number, Instant>();
  const days = new Map<number, LocalDay>();
  const hours = new Map<number, Instant>();

  function midnight(index: number): Instant {
    const known = midnights.get(index);
    if (known !== undefined) return known;
    // Without a time of day Temporal gives the day's first instant, even where midnight itself is skipped.
    const found = plainDate(index).toZonedDateTime(timeZone).epochMilliseconds as Instant;
    midnights.set(index, found);
    return found;
  }

  function day(index: number): LocalDay {
    const known = days.get(index);
    if (known !== undefined) return known;
    const found = { index, date: isoDate(index), start: midnight(index), end: midnight(index + 1) };
    days.set(index, found);
    return found;
  }

  let recent = day(0);

  function dayAt(instant: Instant): LocalDay {
    if (instant >= recent.start && instant < recent.end) return recent;
    // No zone is a whole day away from UTC, so the search starts one date after UTC's and steps back.
    let index = Math.floor(instant / DATE_MS) + 1;
    while (midnight(index) > instant) index -= 1;
    recent = day(index);
    return recent;
  }

  function atHour(of: LocalDay, hour: number): Instant {
    if (hour === 0) return of.start;
    if (hour === 24) return of.end;
    const key = of.index * 24 + hour;
    const known = hours.get(key);
    if (known !== undefined) return known;
    const zoned = plainDate(of.index).toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from({ hour }),
    });
    const found = zoned.epochMilliseconds as Instant;
    hours.set(key, found);
    return found;
  }

  return {
    timeZone,
    dayAt,
    day,
    dayOn(date) {
      const index = dateIndex(date);
      return index === null ? null : day(index);
    },
    localDate: (instant) => dayAt(instant).date,
    nextMidnight: (instant) => dayAt(instant).end,
    atHour,
    daysBetween: (from, to) => dayAt(to).index - dayAt(from).index,
  };
}

/** Days from one ISO date to another, by the calendar and not by the clock; `null` if either is no date. */
export function datesApart(from: string, to: string): number | null {
  const [first, last] = [dateIndex(from), dateIndex(to)];
  return first === null || last === null ? null : last - first;
}

function isoDate(index: number): string {
  const text = new Date(index * DATE_MS).toISOString();
  return text.slice(0, text.indexOf("T"));
}

function plainDate(index: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(isoDate(index));
}

function dateIndex(date: string): number | null {
  if (!ISO_DATE.test(date)) return null;
  const index = Date.parse(`${date}T00:00:00Z`) / DATE_MS;
  // A 30 February parses in some engines as a day of March.
  return Number.isInteger(index) && isoDate(index) === date ? index : null;
}
