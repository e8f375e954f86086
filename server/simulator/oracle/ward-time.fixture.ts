import { vi } from "vitest";
import type { Instant } from "#lib/units/instant.ts";
import { SteppedClock } from "../../runtime/clock.ts";

/** Turns of the event loop that a timer's work takes at most: the recorder gathers a group for one turn. */
const TURNS = 6;

/**
 * A server's clock that stands where it is put, with the timers of the process in step with it: each rings at its
 * own instant, in order, and what it set off is done before time goes on.
 */
export class WardTime {
  readonly clock: SteppedClock;

  constructor(start: Instant) {
    // Dates stay true: sessions of people have nothing to do with the ward's time.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    this.clock = new SteppedClock(start);
    this.clock.run(1);
  }

  async advanceTo(instant: number): Promise<void> {
    const wait = instant - this.clock.now();
    if (wait <= 0) return;
    let there = false;
    setTimeout(() => {
      there = true;
    }, wait);
    while (!there) {
      vi.advanceTimersToNextTimer();
      await settled();
    }
  }

  /** Stands still from here on, and gives the process its own timers back. */
  end(): void {
    this.clock.run(0);
    vi.useRealTimers();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate);
}
