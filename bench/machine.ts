import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** The machine and the disk in a sentence: figures without them say nothing. */
export function describeMachine(folder: string): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 1_073_741_824);
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  return [
    `${availableParallelism()} cores of ${model}, ${memory} GB`,
    `${type()} ${release()}, Node ${process.versions.node}`,
    `${fileSystemOf(folder)}, load ${load} at the start`,
  ].join("; ");
}

/** The file system under a folder, by the longest mount point that holds it. */
function fileSystemOf(folder: string): string {
  try {
    const mounts = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .map((line) => line.split(" "));
    const under = mounts
      .filter(
        ([, point]) => point !== undefined && `${folder}/`.startsWith(point === "/" ? "/" : `${point}/`),
      )
      .toSorted(([, a = ""], [, b = ""]) => b.length - a.length)[0];
    return under === undefined ? "disk unknown" : `${under[2]} on ${under[0]}`;
  } catch {
    // Only Linux tells it this way; elsewhere the reader knows their disk.
    return "disk unknown";
  }
}
