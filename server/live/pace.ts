/** Under load a tenth of the time goes into the task. */
const PAUSE_FACTOR = 9;

/**
 * Runs a task at once when it has been idle, and merges requests under load: the pause after a run is a
 * multiple of what the run took, so that showing never crowds out receiving.
 */
export class Pace {
  readonly #task: () => void;
  readonly #shortestPauseMs: number;
  readonly #longestPauseMs: number;
  #readyAt = 0;
  #pending: NodeJS.Immediate | NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(task: () => void, shortestPauseMs: number, longestPauseMs: number) {
    this.#task = task;
    this.#shortestPauseMs = shortestPauseMs;
    this.#longestPauseMs = longestPauseMs;
  }

  request(): void {
    if (this.#pending !== null || this.#stopped) return;
    const wait = this.#readyAt - performance.now();
    this.#pending = wait <= 0 ? setImmediate(() => this.#run()) : setTimeout(() => this.#run(), wait);
  }

  stop(): void {
    this.#stopped = true;
  }

  #run(): void {
    this.#pending = null;
    if (this.#stopped) return;
    const started = performance.now();
    this.#task();
    const took = performance.now() - started;
    const pause = Math.min(Math.max(took * PAUSE_FACTOR, this.#shortestPauseMs), this.#longestPauseMs);
    this.#readyAt = performance.now() + pause;
  }
}
