import type { Instant } from "#lib/units/instant.ts";
import { formatClock, localDate } from "./clock-time.ts";

/** An instant, or its form on the wire. */
type Time = Instant | number | string;

/** Times as people at the site read them: its own clock, in the reader's language. */
export interface SiteFormat {
  /** `14:32` */
  readonly clock: (time: Time) => string;
  /** `23 Nov`, `11月23日` */
  readonly date: (time: Time) => string;
  /** `23 Nov 14:32` */
  readonly dateClock: (time: Time) => string;
  /** `Mon 23 Nov 2026 18:42` */
  readonly full: (time: Time) => string;
  /** The calendar day `2026-11-23` as `23 Nov`, whatever the zone. */
  readonly calendarDate: (localDate: string) => string;
  /** `2026-11-23`, the same in every language. */
  readonly localDate: (time: Time) => string;
}

const made = new Map<string, SiteFormat>();

/** Formats for a site's time zone and a reader's locale, made once: an `Intl` formatter is costly to build. */
export function siteFormat(timeZone: string, locale: string): SiteFormat {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = build(timeZone, locale);
  made.set(key, format);
  return format;
}

function instantOf(time: Time): Instant {
  return (typeof time === "string" ? Date.parse(time) : time) as Instant;
}

function build(timeZone: string, locale: string): SiteFormat {
  // The day before the month, as in hospitals everywhere that writes English with a 24-hour clock.
  const language = locale.startsWith("zh") ? locale : "en-GB";
  const day = { day: "numeric", month: "short" } as const;
  const ofDay = new Intl.DateTimeFormat(language, { timeZone, ...day });
  const ofDate = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...day });
  const long = new Intl.DateTimeFormat(language, { timeZone, weekday: "short", year: "numeric", ...day });
  const clock = (time: Time): string => formatClock(instantOf(time), timeZone);
  const date = (time: Time): string => ofDay.format(instantOf(time));
  return {
    clock,
    date,
    dateClock: (time) => `${date(time)} ${clock(time)}`,
    full: (time) => `${long.format(instantOf(time)).replace(",", "")} ${clock(time)}`,
    calendarDate: (localDay) => ofDate.format(Date.parse(`${localDay}T00:00:00Z`)),
    localDate: (time) => localDate(instantOf(time), timeZone),
  };
}
