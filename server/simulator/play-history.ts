import type { Instant } from "#lib/units/instant.ts";
import type { Due } from "./ward-timeline.ts";

/** What history needs of the ward and of the demo's clock. */
export interface HistoryPlay {
  readonly take: (until: number) => Due;
  readonly send: (due: Due) => Promise<void>;
  /** Sets the server's clock to an instant; readings of that moment follow. */
  readonly advanceTo: (instant: Instant) => Promise<void> | void;
  readonly stepMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Plays `(from, to]` step by step: first the server's clock, then what was sent in that step, so that
 * `recorded_at` belongs to the past that is played.
 */
export async function playHistory(from: number, to: number, play: HistoryPlay): Promise<void> {
  for (let at = from; at < to; ) {
    play.signal?.throwIfAborted();
    at = Math.min(at + play.stepMs, to);
    await play.advanceTo(at as Instant);
    await play.send(play.take(at));
  }
}
