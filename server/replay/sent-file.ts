import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { SubmitResult } from "#lib/contract/readings.ts";
import type { ReplayReading } from "./replay-file.ts";

/**
 * Keeps, as JSON lines, every reading that the server has acknowledged: what a test that kills the server
 * holds against the log. A line stands for a promise already received, so it is written through.
 */
export class SentFile {
  readonly #descriptor: number;

  constructor(file: string) {
    this.#descriptor = openSync(file, "a");
  }

  add(batch: readonly ReplayReading[], result: SubmitResult): void {
    let lines = "";
    for (const { index: place, status, seq, code } of result.results) {
      const sent = batch[place];
      if (sent === undefined) continue;
      lines += `${JSON.stringify({ index: sent.index, status, ...(seq === undefined ? {} : { seq }), ...(code === undefined ? {} : { code }) })}\n`;
    }
    writeSync(this.#descriptor, lines);
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
