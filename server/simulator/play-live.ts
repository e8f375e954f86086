import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "#lib/units/clock.ts";
import type { Due } from "./ward-timeline.ts";

/** Looking up no more often than this bounds the load of a clock that runs fast. */
const SHORTEST_WAIT_MS = 25;
/** The clock may be stepped while we wait. */
const LONGEST_WAIT_MS = 1_000;

/** What real time needs of the ward. */
export interface LivePlay {
  readonly clock: Clock;
  readonly take: (until: number) => Due;
  /** When the next thing falls due. */
  readonly nextAt: () => number;
  readonly send: (due: Due) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Sends what falls due as the clock comes to it, until stopped. While the server is away `send` waits; what
 * gathered meanwhile goes afterwards, in its order.
 */
export async function playLive({ clock, take, nextAt, send, signal }: LivePlay): Promise<void> {
  while (!signal.aborted) {
    const due = take(clock.now());
    if (due.commands.length > 0 || due.readings.length > 0) await send(due);
    const wait = clock.rate > 0 ? (nextAt() - clock.now()) / clock.rate : LONGEST_WAIT_MS;
    const bounded = Math.max(SHORTEST_WAIT_MS, Math.min(LONGEST_WAIT_MS, wait));
    await sleep(bounded, undefined, { signal });
  }
}
