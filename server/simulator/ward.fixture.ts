import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { curtainOf, HISTORY_MS, type World } from "./world.ts";

/** 21:00 in Shanghai. */
export const CURTAIN = Date.UTC(2026, 2, 9, 13);

/** A ward whose curtain rises at `CURTAIN`. */
export function ward(seed = "ventwall", stages: readonly number[] = []): World {
  return { seed, start: CURTAIN - HISTORY_MS, calendar: createSiteCalendar("Asia/Shanghai"), stages };
}

/** Just before the first thing that a world sends. */
export function beginningOf(world: World): number {
  return curtainOf(world) - HISTORY_MS - 1;
}
