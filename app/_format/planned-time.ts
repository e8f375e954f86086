import { HOUR, type Instant } from "#lib/units/instant.ts";
import { formatMoment } from "./moment.ts";
import { siteFormat } from "./site-format.ts";

/** A time to come, as short as it can be and not be mistaken: `07:00` if within a day, else its date, `25 Nov`. */
export function formatPlanned(at: Instant, now: Instant, timeZone: string, locale: string): string {
  // What should have been is said whole: its hour alone would look like the next one's.
  if (at < now) return formatMoment(at, now, timeZone, locale);
  const format = siteFormat(timeZone, locale);
  return at - now < 24 * HOUR ? format.clock(at) : format.date(at);
}
