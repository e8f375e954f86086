import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EventLog } from "../log/event-log.ts";
import type { Logger } from "../runtime/logger.ts";
import { ExportFailed, toExportFailure } from "./export-failure.ts";
import { exportThread } from "./export-thread.ts";
import { type ExportOrder, type ExportProgress, makeExport } from "./make-export.ts";
import { clearSpools } from "./spool-folder.ts";

/** So many are made at once; each takes a core while it is. */
const AT_ONCE = 3;

/** Has exports made: in a thread of their own where the log is a file, and here where it lies in memory. */
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
    onProgress: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    const { file, kind } = this.#log;
    const folder = join(this.#spools, randomUUID());
    const whole: ExportOrder = { ...order, database: kind, folder };
    this.#underWay++;
    try {
      if (file !== null) yield* exportThread({ order: whole, file }, onProgress, signal);
      else {
        for await (const chunk of makeExport(whole, this.#log, onProgress)) {
          signal.throwIfAborted();
          yield chunk;
        }
      }
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
}
