import { Listeners } from "./listeners.ts";
import type { Timers } from "./timers.ts";

/** One timer for everything that ages on a page, running only while something does. */
export class Ticker {
  readonly #timers: Timers;
  readonly #listeners = new Listeners();
  #count = 0;
  #stop: () => void = () => {};

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#count === 0) this.#stop = this.#timers.every(1_000, () => this.#listeners.notify());
    this.#count += 1;
    const unsubscribe = this.#listeners.subscribe(listener);
    return () => {
      unsubscribe();
      this.#count -= 1;
      if (this.#count === 0) this.#stop();
    };
  };
}
