import type { ServerMoment } from "#lib/contract/live.ts";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import type { Timers } from "./timers.ts";

interface Mark {
  readonly serverTime: Instant;
  readonly monotonic: number;
  readonly rate: number;
}

/**
 * The server's clock, counted on between messages. The browser's date is never asked: on a wall nobody sets
 * it, and an age that is wrong by an hour looks just like one that is right.
 */
export class ServerClock {
  readonly #timers: Timers;
  #mark: Mark | null = null;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  set(moment: Pick<ServerMoment, "server_time" | "clock_rate">): void {
    const serverTime = parseInstant(moment.server_time);
    if (serverTime === null) return;
    this.#mark = { serverTime, monotonic: this.#timers.monotonic(), rate: moment.clock_rate };
  }

  /** `null` until the server has been heard. */
  now(): Instant | null {
    if (this.#mark === null) return null;
    const { serverTime, monotonic, rate } = this.#mark;
    return (serverTime + Math.round((this.#timers.monotonic() - monotonic) * rate)) as Instant;
  }

  /** Server milliseconds per real one; 1 until the server has been heard. */
  get rate(): number {
    return this.#mark?.rate ?? 1;
  }
}
