import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openLogReader } from "../log/open-log-reader.ts";
import { toExportFailure } from "./export-failure.ts";
import {
  type ArchiveHalf,
  type ExportOrder,
  type ExportProgress,
  makeFile,
  spoolHalf,
} from "./make-export.ts";
import type { Spooled } from "./spool-files.ts";

/** What the thread is given. */
export interface WorkerData {
  readonly order: ExportOrder;
  /** Which half of an archive it is to put on the disk; `null`: it is to say the bytes of a file. */
  readonly half: ArchiveHalf | null;
  /** The log's database. */
  readonly file: string;
}

/** What it says; to each chunk it wants any message back, so that no more than a few wait. */
export type WorkerSays =
  | { readonly says: "progress"; readonly progress: ExportProgress }
  | { readonly says: "chunk"; readonly bytes: Uint8Array }
  | { readonly says: "end"; readonly spooled: Spooled | null }
  | {
      readonly says: "failed";
      readonly failure: ReturnType<typeof toExportFailure>;
      readonly error: unknown;
    };

const PROGRESS_EVERY_MS = 200;
/** On a busy machine each thread has its turn rarely: it must not have to wait for the other at every chunk. */
const UNTAKEN = 16;
/** A third of what a thread of the same need gets: enough to come to an end on a busy machine. */
const NICENESS = 5;

if (parentPort === null) throw new Error("This is a thread of the server, and no program");
const port = parentPort;
// On Linux a thread has a niceness of its own: the ward's readings come first. Elsewhere it would be the whole server's.
if (process.platform === "linux") setPriority(0, NICENESS);

const { order, half, file } = workerData as WorkerData;
const say = (what: WorkerSays, moved: readonly ArrayBuffer[] = []): void =>
  port.postMessage(what, [...moved]);

let untaken = 0;
let onTaken: () => void = () => undefined;
port.on("message", () => {
  untaken--;
  onTaken();
});

let progress: ExportProgress = { eventsRead: 0, rows: 0 };
let saidAt = 0;
function tell(next: ExportProgress): void {
  progress = next;
  const now = performance.now();
  if (now - saidAt < PROGRESS_EVERY_MS) return;
  saidAt = now;
  say({ says: "progress", progress });
}

const log = openLogReader(file);
try {
  const spooled = half === null ? await sayFile() : await spoolHalf(half, order, log, tell);
  say({ says: "progress", progress });
  say({ says: "end", spooled });
} catch (error) {
  say({ says: "failed", failure: toExportFailure(error), error });
} finally {
  await log.close();
  port.close();
}

async function sayFile(): Promise<null> {
  for await (const chunk of makeFile(order, log, tell)) {
    // Copied, for a buffer may be a part of one that is used again.
    const bytes = new Uint8Array(chunk);
    say({ says: "chunk", bytes }, [bytes.buffer]);
    untaken++;
    if (untaken >= UNTAKEN) await new Promise<void>((resolve) => (onTaken = resolve));
  }
  return null;
}
