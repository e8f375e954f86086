import { createHash } from "node:crypto";
import type { ExportRunJson } from "#lib/contract/exports.ts";
import type { Clock } from "#lib/units/clock.ts";
import { toIso } from "#lib/units/instant.ts";
import type { SecurityLog } from "../access/security-log.ts";
import { ExportFailed } from "./export-failure.ts";
import type { ExportProgress } from "./make-export.ts";

/** So many are remembered, for whoever looks how far theirs is. */
const REMEMBERED = 20;

/** What is taken, by whom, and from which point of the log. */
export interface ExportRequest {
  readonly file: string;
  readonly by: string;
  readonly seq: number;
  /** How often the log is gone through for it. */
  readonly passes: number;
}

interface Run {
  readonly id: number;
  readonly request: ExportRequest;
  readonly startedAt: string;
  progress: ExportProgress;
  bytes: number;
  state: ExportRunJson["state"];
  failure: ExportRunJson["failure"];
  sha256: string | null;
}

/** The exports under way and those that ended last: how far each is, and what each came to. */
export class ExportRuns {
  readonly #security: SecurityLog;
  readonly #clock: Clock;
  readonly #runs: Run[] = [];
  #last = 0;

  constructor(security: SecurityLog, clock: Clock) {
    this.#security = security;
    this.#clock = clock;
  }

  /** The newest first. */
  list(): readonly ExportRunJson[] {
    return this.#runs.map(toJson);
  }

  /** Hands on what `open` yields; once it is whole, or nobody takes it any more, that is recorded. */
  async *follow(
    request: ExportRequest,
    open: (onProgress: (progress: ExportProgress) => void) => AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const run = this.#begin(request);
    const digest = createHash("sha256");
    try {
      const chunks = open((progress) => {
        run.progress = progress;
      });
      for await (const chunk of chunks) {
        digest.update(chunk);
        run.bytes += chunk.length;
        yield chunk;
      }
      run.sha256 = digest.digest("hex");
      run.state = "finished";
    } catch (error) {
      if (!signal.aborted) {
        run.state = "failed";
        run.failure = error instanceof ExportFailed ? error.failure.code : "export_failed";
      }
      throw error;
    } finally {
      if (run.state === "running") run.state = "stopped";
      this.#note(run);
    }
  }

  #begin(request: ExportRequest): Run {
    const startedAt = toIso(this.#clock.now());
    const run: Run = {
      id: ++this.#last,
      request,
      startedAt,
      progress: { eventsRead: 0, rows: 0 },
      bytes: 0,
      state: "running",
      failure: null,
      sha256: null,
    };
    this.#runs.unshift(run);
    this.#runs.splice(REMEMBERED);
    return run;
  }

  #note({ request, progress, bytes, sha256 }: Run): void {
    const { file: what, by, seq } = request;
    this.#security.note(by, { type: "exportEnded", what, seq, rows: progress.rows, bytes, sha256 });
  }
}

function toJson({ id, request, startedAt, progress, bytes, state, failure, sha256 }: Run): ExportRunJson {
  const { file, by, seq, passes } = request;
  const total = seq * passes;
  const { eventsRead, rows } = progress;
  return {
    id,
    file,
    by,
    seq,
    started_at: startedAt,
    state,
    failure,
    // What belongs to no subject is read by one pass alone.
    done: state === "finished" ? total : Math.min(eventsRead, total),
    total,
    rows,
    bytes,
    sha256,
  };
}
