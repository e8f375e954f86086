import Database from "better-sqlite3";
import { type Failure, fail } from "#lib/units/result.ts";
import type { AppendFailure } from "./event-log.ts";

type Failed = { readonly ok: false } & Failure<AppendFailure>;

/** An engine's error as a value of the port; whatever is not the engine's is a programmer's fault and thrown on. */
export function toAppendFailure(error: unknown): Failed {
  if (!(error instanceof Database.SqliteError)) throw error;
  const { code } = error;
  // The file that must grow first on a full disk may be the shared index of the write-ahead log.
  if (code === "SQLITE_FULL" || code === "SQLITE_IOERR_SHMSIZE") {
    return fail(
      "log_full",
      "The disk that holds the event log is full; nothing was stored. Once there is room again, storing resumes by itself.",
    );
  }
  if (/^SQLITE_(READONLY|PERM|CANTOPEN)/.test(code)) {
    return fail(
      "log_read_only",
      "The event log cannot be written: its file, folder or disk is read-only. Nothing was stored.",
    );
  }
  if (code === "SQLITE_CONSTRAINT_UNIQUE") return versionTaken();
  if (code === "SQLITE_BUSY" || code.startsWith("SQLITE_BUSY_")) {
    return fail("log_unavailable", "Another program holds the event log; nothing was stored. Try again.");
  }
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|NOMEM|CONSTRAINT_PRIMARYKEY)/.test(code)) {
    return fail(
      "log_unavailable",
      "The event log cannot be written: its disk or its file reports an error. Nothing was stored.",
    );
  }
  throw error;
}

export function versionTaken(): Failed {
  return fail("version_taken", "Something else was stored in this stream meanwhile; nothing was stored.");
}
