import { setTimeout as sleep } from "node:timers/promises";
import type { SubmitResult } from "#lib/contract/readings.ts";
import type { ReplayReading } from "./replay-file.ts";

const BATCH = 500;
const TICK_MS = 250;

/** Hours per hour, or as fast as the server takes them. */
export type Speed = number | "max";

export interface PlayOptions {
  readonly speed: Speed;
  readonly signal?: AbortSignal | undefined;
  /** Resolves when the batch is durable. */
  readonly submit: (batch: readonly ReplayReading[]) => Promise<SubmitResult>;
  readonly onAcknowledged: (batch: readonly ReplayReading[], result: SubmitResult) => void;
}

/** Sends readings in order of time, one batch after the other, each only when the one before is durable. */
export async function play(readings: readonly ReplayReading[], options: PlayOptions): Promise<void> {
  const startedAt = performance.now();
  const origin = readings[0]?.at ?? 0;
  let sent = 0;
  while (sent < readings.length) {
    options.signal?.throwIfAborted();
    const due = dueCount(readings, sent, options.speed, origin, performance.now() - startedAt);
    if (due === 0) {
      await sleep(TICK_MS, undefined, options.signal ? { signal: options.signal } : {});
      continue;
    }
    const batch = readings.slice(sent, sent + due);
    options.onAcknowledged(batch, await options.submit(batch));
    sent += batch.length;
  }
}

/** How many of the readings from `sent` on are due, at most one batch. */
export function dueCount(
  readings: readonly ReplayReading[],
  sent: number,
  speed: Speed,
  origin: number,
  elapsedMs: number,
): number {
  const most = Math.min(BATCH, readings.length - sent);
  if (speed === "max") return most;
  const reached = origin + elapsedMs * speed;
  let due = 0;
  while (due < most && (readings[sent + due]?.at ?? Number.POSITIVE_INFINITY) <= reached) due++;
  return due;
}
