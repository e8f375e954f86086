import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";

/** Less than this is how clocks are kept right, and no alarm waits for it. */
const LEAST_MS = 1_000;

/** Notices when a clock is put back, by holding it against one that only runs forward. */
export class ClockSteps {
  readonly #clock: Clock;
  readonly #monotonic: () => number;
  #last: { readonly now: Instant; readonly monotonic: number; readonly rate: number };

  /** `lastKnown`: what the clock showed before a restart, as the log has it; `null`: nothing is known. */
  constructor(clock: Clock, lastKnown: Instant | null, monotonic: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#monotonic = monotonic;
    const now = clock.now();
    this.#last = { now: later(now, lastKnown), monotonic: monotonic(), rate: clock.rate };
  }

  /**
   * By how many milliseconds it was put back since this was last asked; 0: it was not. What passed meanwhile is
   * counted in: a clock that shows an hour less after four seconds was put back by an hour and four seconds.
   */
  take(): number {
    const { now: before, monotonic, rate } = this.#last;
    this.#last = { now: this.#clock.now(), monotonic: this.#monotonic(), rate: this.#clock.rate };
    if (this.#last.now >= before) return 0;
    const passed = (this.#last.monotonic - monotonic) * Math.min(rate, this.#last.rate);
    const byMs = Math.round(before + passed - this.#last.now);
    return byMs < LEAST_MS ? 0 : byMs;
  }
}

function later(now: Instant, lastKnown: Instant | null): Instant {
  return lastKnown !== null && lastKnown > now ? lastKnown : now;
}
