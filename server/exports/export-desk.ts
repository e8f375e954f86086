import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EventLog } from "../log/event-log.ts";
import type { Logger } from "../runtime/logger.ts";
import { ExportFailed, toExportFailure } from "./export-failure.ts";
import { exportThread } from "./export-thread.ts";
import {
  ARCHIVE_HALVES,
  type ArchiveHalf,
  type ExportOrder,
  type ExportProgress,
  joinHalves,
  makeFile,
  spoolHalf,
} from "./make-export.ts";
import type { Spooled } from "./spool-files.ts";
import { clearSpools, SpoolFolder } from "./spool-folder.ts";
import { studyArchive } from "./study-archive.ts";
import { ARCHIVE } from "./study-files.ts";

/** So many are made at once; each takes a core or two while it is. */
const AT_ONCE = 3;

type OnProgress = (progress: ExportProgress) => void;

/** Has exports made: in threads of their own where the log is a file, and here where it lies in memory. */
export class ExportDesk {
  readonly #log: EventLog;
  readonly #logger: Logger;
  /** The data folder's, in which nothing of an earlier server is left. */
  readonly #spools: string;
  #underWay = 0;

  constructor(log: EventLog, logger: Logger) {
    this.#log = log;
    this.#logger = logger;
    const isKept = log.file !== null;
    this.#spools = isKept
      ? join(dirname(log.file), "exports-under-way")
      : join(tmpdir(), `ventwall-exports-${process.pid}`);
    // The log is this server's alone, and so is the folder.
    if (isKept) clearSpools(this.#spools);
  }

  /** Whether another can be made beside those under way. */
  get isFree(): boolean {
    return this.#underWay < AT_ONCE;
  }

  /** The bytes of what is ordered; throws `ExportFailed`, or the signal's reason once it aborts. */
  async *make(
    order: Omit<ExportOrder, "folder" | "database">,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const folder = join(this.#spools, randomUUID());
    const whole: ExportOrder = { ...order, database: this.#log.kind, folder };
    this.#underWay++;
    try {
      yield* order.file === ARCHIVE
        ? this.#archive(whole, onProgress, signal)
        : this.#file(whole, onProgress, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const failed = error instanceof ExportFailed ? error : new ExportFailed(toExportFailure(error), error);
      this.#logger.error({ error: failed.cause, file: order.file }, "an export failed");
      throw failed;
    } finally {
      this.#underWay--;
      await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
        this.#logger.warn({ error, folder }, "what an export left behind stays until the next start");
      });
    }
  }
  async *#file(order: ExportOrder, onProgress: OnProgress, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const { file } = this.#log;
    if (file !== null) yield* exportThread({ order, half: null, file }, onProgress, signal);
    else yield* makeFile(order, this.#log, unlessAborted(onProgress, signal));
  }

  /** The halves are put on the disk at the same time, for none needs the other. */
  async *#archive(
    order: ExportOrder,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const folder = await SpoolFolder.make(order.folder);
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const far = new Map<ArchiveHalf, ExportProgress>();
    const spooling = ARCHIVE_HALVES.map((half) =>
      this.#spool(
        half,
        order,
        (progress) => {
          far.set(half, progress);
          onProgress(sumOf([...far.values()]));
        },
        either,
      ),
    );
    try {
      const spooled = joinHalves(await Promise.all(spooling));
      yield* studyArchive(spooled, { ...order, point: order.outline.point }, folder);
    } finally {
      // Where one failed the other is of no use, and must be gone before the folder is.
      over.abort();
      await Promise.allSettled(spooling);
    }
  }

  async #spool(
    half: ArchiveHalf,
    order: ExportOrder,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<Spooled> {
    const { file } = this.#log;
    if (file === null) return spoolHalf(half, order, this.#log, unlessAborted(onProgress, signal));
    const thread = exportThread({ order, half, file }, onProgress, signal);
    const { value } = await thread.next();
    if (value === null || !("files" in value)) throw new Error("A thread that was to spool files said bytes");
    return value;
  }
}

/** Where the log lies in memory nothing else ends an export. */
function unlessAborted(onProgress: OnProgress, signal: AbortSignal): OnProgress {
  return (progress) => {
    signal.throwIfAborted();
    onProgress(progress);
  };
}

function sumOf(all: readonly ExportProgress[]): ExportProgress {
  return {
    eventsRead: all.reduce((sum, { eventsRead }) => sum + eventsRead, 0),
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
  };
}
