import { HOUR, MINUTE } from "#lib/units/instant.ts";

const DAY = 24 * HOUR;
/** From here on, days say it better than three-digit hours. */
const LONGEST_IN_HOURS = 100 * HOUR;

/** The letters of a unit of time in the reader's language. */
export interface AgeWords {
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
}

/** Whole minutes gone by; a reading a little ahead of our clock is new, not of negative age. */
export function wholeMinutes(elapsedMs: number): number {
  return Math.max(0, Math.floor(elapsedMs / MINUTE));
}

/** `27m`, `4h39`, `5d`. */
export function formatAge(elapsedMs: number, words: AgeWords): string {
  const minutes = wholeMinutes(elapsedMs);
  if (minutes < 60) return `${minutes}${words.minute}`;
  if (elapsedMs >= LONGEST_IN_HOURS) return `${Math.floor(elapsedMs / DAY)}${words.day}`;
  return `${Math.floor(minutes / 60)}${words.hour}${String(minutes % 60).padStart(2, "0")}`;
}

/** Time on the infusion's clock: `T+04:10`. */
export function formatSinceStart(elapsedMs: number): string {
  const minutes = wholeMinutes(elapsedMs);
  return `T+${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A running stopwatch, `0:47` or `1:02:05`. */
export function formatStopwatch(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const pair = (part: number): string => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const tail = `${minutes % 60}:${pair(seconds % 60)}`;
  return minutes < 60 ? tail : `${Math.floor(minutes / 60)}:${pair(minutes % 60)}:${pair(seconds % 60)}`;
}
