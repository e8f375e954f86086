import { setTimeout } from "node:timers/promises";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Logger } from "../runtime/logger.ts";
import type { KeptParts } from "./kept-parts.ts";

/** Between two subjects: three quarters of the time belong to others. */
const REST_FACTOR = 3;
const LONGEST_REST_MS = 50;

/**
 * After a start, makes what the tables will be asked for before anybody asks: a subject at a time, each rested from
 * for longer than it took, so that ingest, the wall and the health check never wait for it.
 */
export class WarmUp {
  readonly #folded: FoldedLog;
  readonly #tables: readonly KeptParts<unknown>[];
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(folded: FoldedLog, tables: readonly KeptParts<unknown>[], logger: Logger) {
    this.#folded = folded;
    this.#tables = tables;
    this.#logger = logger;
  }

  start(): void {
    this.#running = this.#run().catch((error: unknown) => {
      // Whoever asks makes them, and sees what is wrong.
      this.#logger.warn({ error: String(error) }, "the tables could not be made ready");
    });
  }

  /** Stops where it is, and writes what is ready for the next start. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    for (const table of this.#tables) await table.save();
  }

  async #run(): Promise<void> {
    for (const { subject } of [...this.#folded.subjects()]) {
      const began = performance.now();
      for (const table of this.#tables) {
        if (this.#stopping.signal.aborted) return;
        await table.of(subject);
      }
      const tookMs = performance.now() - began;
      // Read back from beside the log it took nothing: many of those are one turn.
      if (tookMs > 1) await setTimeout(Math.min(tookMs * REST_FACTOR, LONGEST_REST_MS));
      else await new Promise(setImmediate);
    }
    for (const table of this.#tables) await table.save();
  }
}
