import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";

/** The machine's clock may be set while a timer waits: it is looked at again after so long. */
const LONGEST_WAIT_MS = 5_000;

/**
 * One timer on the injected clock: rings at an instant, unless it is set to another first; and when it finds the
 * clock put back, for what was to come at an instant may then have to come sooner.
 */
export class AlarmClock {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Sets it; `null`: it will not ring. A clock that stands still (rate 0) is asked again every second. */
  set(at: Instant | null): void {
    this.clear();
    if (at === null) return;
    const { rate } = this.#clock;
    const setAt = this.#clock.now();
    const wait = rate > 0 ? (at - setAt) / rate : 1_000;
    this.#timer = setTimeout(
      () => {
        const now = this.#clock.now();
        if (now >= at || now < setAt) this.#ring();
        else this.set(at);
      },
      Math.min(Math.max(Math.ceil(wait), 1), LONGEST_WAIT_MS),
    );
  }

  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
