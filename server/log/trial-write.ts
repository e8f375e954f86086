import type { Result } from "#lib/units/result.ts";
import type { AppendFailure, EventLog } from "./event-log.ts";

const AT_MOST_EVERY_MS = 1_000;

/**
 * Whether the log can be written, tried at most once a second: whoever asks after the server's health must not
 * be able to keep its disk busy.
 */
export class TrialWrite {
  readonly #log: Pick<EventLog, "probe">;
  readonly #monotonic: () => number;
  #tried: { readonly at: number; readonly result: Promise<Result<null, AppendFailure>> } | null = null;

  constructor(log: Pick<EventLog, "probe">, monotonic: () => number = () => performance.now()) {
    this.#log = log;
    this.#monotonic = monotonic;
  }

  result(): Promise<Result<null, AppendFailure>> {
    const now = this.#monotonic();
    if (this.#tried === null || now - this.#tried.at >= AT_MOST_EVERY_MS) {
      this.#tried = { at: now, result: this.#log.probe() };
    }
    return this.#tried.result;
  }
}
