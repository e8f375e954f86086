import { mkdirSync, mkdtempSync, statfsSync } from "node:fs";
import { join } from "node:path";

const TMPFS = 0x01021994;

/**
 * A folder for everything that is written, beside the checkout's own data: the system's folder for temporary
 * files may live in memory, where a commit costs nothing and proves nothing.
 */
export function makeScratch(root: string): string {
  const data = process.env.BENCH_DIR ?? join(root, "data");
  mkdirSync(data, { recursive: true });
  if (statfsSync(data).type === TMPFS) {
    throw new Error(`${data} is kept in memory: set BENCH_DIR to a folder on a disk.`);
  }
  return mkdtempSync(join(data, "bench-"));
}
