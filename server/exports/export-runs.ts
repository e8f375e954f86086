import { createHash } from "node:crypto";
import type { ExportRunJson } from "#lib/contract/exports.ts";
import type { Clock } from "#lib/units/clock.ts";
import { toIso } from "#lib/units/instant.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { StudyAt } from "./study-at.ts";

/** So many are remembered, for whoever looks how far theirs is. */
const REMEMBERED = 20;

/** What is taken, by whom, and from which point of the log. */
export interface ExportRequest {
  readonly file: string;
  readonly by: string;
  readonly study: StudyAt;
  /** How often each subject is read for it. */
  readonly passes: number;
}

interface Run {
  readonly id: number;
  readonly request: ExportRequest;
  readonly startedAt: string;
  rows: number;
  bytes: number;
  state: ExportRunJson["state"];
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
    open: (onWritten: (bytes: number, rows: number) => void) => AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer> {
    const run = this.#begin(request);
    const digest = createHash("sha256");
    try {
      const chunks = open((_, rows) => {
        run.rows += rows;
      });
      for await (const chunk of chunks) {
        digest.update(chunk);
        run.bytes += chunk.length;
        yield chunk;
      }
      run.sha256 = digest.digest("hex");
      run.state = "finished";
    } catch (error) {
      run.state = "failed";
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
      rows: 0,
      bytes: 0,
      state: "running",
      sha256: null,
    };
    this.#runs.unshift(run);
    this.#runs.splice(REMEMBERED);
    return run;
  }

  #note({ request, rows, bytes, sha256 }: Run): void {
    const { file: what, by, study } = request;
    this.#security.note(by, { type: "exportEnded", what, seq: study.point.seq, rows, bytes, sha256 });
  }
}

function toJson({ id, request, startedAt, rows, bytes, state, sha256 }: Run): ExportRunJson {
  const { file, by, study, passes } = request;
  return {
    id,
    file,
    by,
    seq: study.point.seq,
    started_at: startedAt,
    state,
    done: Math.min(study.subjectsRead, study.names.length * passes),
    total: study.names.length * passes,
    rows,
    bytes,
    sha256,
  };
}
