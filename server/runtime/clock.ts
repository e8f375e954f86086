import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now() as Instant,
  rate: 1,
};

/**
 * A clock that is stepped along by hand, then released to run at a rate: the demo plays its week of history
 * with it and goes on from there, and tests hold it still. It never runs backwards.
 */
export class SteppedClock implements Clock {
  #instant: Instant;
  #rate = 0;
  #releasedAt = 0;
  readonly #monotonic: () => number;

  constructor(start: Instant, monotonic: () => number = () => performance.now()) {
    this.#instant = start;
    this.#monotonic = monotonic;
  }

  get rate(): number {
    return this.#rate;
  }

  now(): Instant {
    return Math.floor(this.#instant + (this.#monotonic() - this.#releasedAt) * this.#rate) as Instant;
  }

  /** Steps forward to an instant; an earlier one changes nothing. */
  advanceTo(instant: Instant): void {
    const now = this.now();
    this.#releasedAt = this.#monotonic();
    this.#instant = instant > now ? instant : now;
  }

  /** Lets it run from where it stands. */
  run(rate: number): void {
    this.#instant = this.now();
    this.#releasedAt = this.#monotonic();
    this.#rate = rate;
  }
}
