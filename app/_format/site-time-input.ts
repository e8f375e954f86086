import { type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { formatClock, localDate } from "./clock-time.ts";

/** A time on the site's clock as a browser's time field holds it: `2026-03-02T14:05`. */
export function toSiteInput(instant: Instant, timeZone: string): string {
  return `${localDate(instant, timeZone)}T${formatClock(instant, timeZone)}`;
}

/**
 * What somebody put into a time field, on the site's clock wherever the browser stands; `null`: no whole date and
 * time. A time that the clock skips is the one as much later, one that comes twice is one of the two.
 */
export function fromSiteInput(text: string, timeZone: string): string | null {
  const wanted = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || Number.isNaN(wanted)) return null;
  let instant = wanted;
  // The offset at the guess may not be that of the answer, so it is asked once more.
  for (let round = 0; round < 2; round += 1) instant = wanted - offsetAt(instant, timeZone);
  return toIso(instant as Instant);
}

/**
 * The same, where it comes after something: typed to the minute it may seem to lie before what happened within
 * that minute, and is then taken to be at that very time.
 */
export function fromSiteInputAfter(
  text: string,
  timeZone: string,
  earlier: readonly (string | null)[],
): string | null {
  const typed = fromSiteInput(text, timeZone);
  if (typed === null) return null;
  const minute = Date.parse(typed);
  const within = earlier
    .filter((time) => time !== null)
    .map((time) => Date.parse(time))
    .filter((time) => minute <= time && time < minute + MINUTE);
  return within.length === 0 ? typed : toIso(Math.max(...within) as Instant);
}

function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / MINUTE) * MINUTE;
  return Date.parse(`${toSiteInput(whole as Instant, timeZone)}:00Z`) - whole;
}
