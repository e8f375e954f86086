import { type AlarmHistory, emptyHistory, evolveHistory } from "#lib/projections/alarm-history.ts";
import type { EventLog } from "../log/event-log.ts";

/**
 * Every alarm that the log holds. It reads on from where it was when somebody asks, so that it costs nothing where
 * readings come in, and can be thrown away at any time.
 */
export class AlarmArchive {
  readonly #log: EventLog;
  readonly #history = emptyHistory();
  #reading: Promise<void> | null = null;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The history up to now. It is the archive's own and grows in place. */
  async history(): Promise<AlarmHistory> {
    // Whoever asks while it reads waits for that, and then for what came meanwhile.
    while (this.#reading !== null) await this.#reading;
    this.#reading = this.#readOn().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    return this.#history;
  }

  async #readOn(): Promise<void> {
    for await (const page of this.#log.readFacts(this.#history.upTo)) {
      for (const envelope of page) evolveHistory(this.#history, envelope);
    }
  }
}
