import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { ExportFailed } from "./export-failure.ts";
import type { WorkerData, WorkerSays } from "./export-worker.ts";
import type { ExportProgress } from "./make-export.ts";
import type { Spooled } from "./spool-files.ts";

/**
 * A file's bytes, or in the end what is spooled of an archive, made by a thread of its own: the one that takes readings
 * and answers people goes on as if there were none. Whoever goes away, or aborts, ends the thread with all that it was
 * at.
 */
export async function* exportThread(
  data: WorkerData,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): AsyncGenerator<Buffer, Spooled | null> {
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { workerData: data });
  try {
    // An error that the thread did not catch rejects this, too.
    for await (const [said] of on(worker, "message", { signal, close: ["exit"] })) {
      const what = said as WorkerSays;
      if (what.says === "end") return what.spooled;
      if (what.says === "failed") throw new ExportFailed(what.failure, what.error);
      if (what.says === "progress") onProgress(what.progress);
      else {
        yield Buffer.from(what.bytes.buffer);
        worker.postMessage("taken");
      }
    }
    throw new Error("The thread of an export went away");
  } finally {
    await worker.terminate();
  }
}
