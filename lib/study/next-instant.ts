import type { Instant } from "../units/instant.ts";

/** The earliest of some instants that is later than `now`; `null`: none is. */
export function earliestAfter(now: Instant, instants: Iterable<Instant | null>): Instant | null {
  let earliest: Instant | null = null;
  for (const instant of instants) {
    if (instant === null || instant <= now) continue;
    if (earliest === null || instant < earliest) earliest = instant;
  }
  return earliest;
}

/** The first instant at which more than `ms` have passed since another. */
export function oncePast(since: Instant, ms: number): Instant {
  return (since + ms + 1) as Instant;
}
