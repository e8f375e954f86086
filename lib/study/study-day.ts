import type { Instant } from "../units/instant.ts";
import type { SiteCalendar } from "./site-calendar.ts";

/**
 * The study day of an instant: its local date minus the local date of the infusion's start, in calendar days
 * (negative before day 0); `null` before an infusion is known. Source: domain.md section 2.
 */
export function studyDayAt(
  calendar: SiteCalendar,
  infusionStart: Instant | null,
  instant: Instant,
): number | null {
  return infusionStart === null ? null : calendar.daysBetween(infusionStart, instant);
}
