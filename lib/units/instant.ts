import type { Quantity } from "./quantity.ts";

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Quantity<"epoch ms">;

/** Milliseconds in a second, a minute, an hour; a calendar day has no fixed length and is not here. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const ISO_WITH_OFFSET =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The instant of an ISO 8601 date and time with an offset (`2026-03-01T16:05:00+08:00`), in whole
 * milliseconds; `null` for anything else, a local time without an offset or a 30 February included.
 */
export function parseInstant(text: unknown): Instant | null {
  if (typeof text !== "string" || text.length > 40) return null;
  const parts = ISO_WITH_OFFSET.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const longest = month === 2 && !isLeapYear(year) ? 28 : DAYS_IN_MONTH[month - 1];
  if (longest === undefined || day < 1 || day > longest || Number(parts[4]) > 23) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : (Math.trunc(time) as Instant);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** ISO 8601 in UTC with milliseconds, the form of every time on the wire. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** `toIso`, or `null` for an absent time. */
export function toIsoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}
