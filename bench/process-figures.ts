import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** What a process holds, in bytes. */
export interface MemoryFigures {
  readonly rss: number;
  /** After everything that nobody holds was let go. */
  readonly heapUsed: number;
}

/** The processor time that this process has used so far, ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Of this process; with `--expose-gc` the heap is swept first, twice and with a pause, as the pages it frees
 * go back to the system in the background.
 */
export async function memory(): Promise<MemoryFigures> {
  globalThis.gc?.();
  await sleep(500);
  globalThis.gc?.();
  await sleep(500);
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}

const EVERY_MS = 5;
const held = monitorEventLoopDelay({ resolution: EVERY_MS });

/** How long whatever came had to wait for this process's attention, ms, since it was asked last. */
export function loopDelays(): { readonly p99: number; readonly max: number } {
  // It says when its own timer rang, which is due after so long in any case.
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - EVERY_MS);
  const delays = { p99: late(held.percentile(99)), max: late(held.max) };
  held.enable();
  held.reset();
  return delays;
}
