import type { Instant } from "#lib/units/instant.ts";
import { localDate } from "./clock-time.ts";
import { siteFormat } from "./site-format.ts";

/** A moment as people say it: `18:42` if on the site's today, else with its date: `22 Nov 18:42`. */
export function formatMoment(at: Instant, now: Instant, timeZone: string, locale: string): string {
  const format = siteFormat(timeZone, locale);
  return localDate(at, timeZone) === localDate(now, timeZone) ? format.clock(at) : format.dateClock(at);
}
