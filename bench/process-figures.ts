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
