import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { HOUR } from "#lib/units/instant.ts";
import type { Seed } from "./prng.ts";

/** How much history the ward has when the curtain rises. */
export const HISTORY_MS = 8 * 24 * HOUR;

/** The beds of the demo's room, in its order: two screens of twelve. */
export const WARD_BEDS: readonly string[] = Array.from({ length: 24 }, (_, place) => String(place + 1));

/** Everything that settles what happens in the ward: the same world is the same week. */
export interface World {
  readonly seed: Seed;
  /** The first moment that is sent, epoch milliseconds. */
  readonly start: number;
  readonly calendar: SiteCalendar;
  /** When somebody began to watch, in order: each time the ward shows something in the first minutes. */
  readonly stages: readonly number[];
}

/** When history ends and the first watcher begins. */
export function curtainOf(world: World): number {
  return world.start + HISTORY_MS;
}
