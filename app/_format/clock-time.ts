import type { Instant } from "#lib/units/instant.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  locale: string,
  timeZone: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${kind}`;
  let format = formats.get(key);
  if (format === undefined) {
    // Building one costs far more than using it, and a wall uses them every second.
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

/** The clock on the site's wall, `18:42`; in every language with 24 hours. */
export function formatClock(at: Instant, timeZone: string): string {
  return formatOf("en-GB", timeZone, "clock", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

/** With seconds, `18:41:20`. */
export function formatClockSeconds(at: Instant, timeZone: string): string {
  return formatOf("en-GB", timeZone, "seconds", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

/** The site's calendar date, `2026-03-02`. */
export function localDate(at: Instant, timeZone: string): string {
  return formatOf("sv-SE", timeZone, "date", { dateStyle: "short" }).format(at);
}

/** The hour of the site's clock, 0 to 23. */
export function localHour(at: Instant, timeZone: string): number {
  return Number(formatClock(at, timeZone).slice(0, 2));
}
