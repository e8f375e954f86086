import { type Failure, fail } from "#lib/units/result.ts";
import type { OpenFailure } from "./event-log.ts";
import { type FileState, SCHEMA_VERSION } from "./schema.ts";

/** A log that is not opened, with the operator's sentence. */
export type Refusal = { readonly ok: false } & Failure<OpenFailure>;

/** Why a file is no log that this version can read. */
export function refuseFile(
  found: Extract<FileState, { readonly state: "foreign" | "newer" }>,
  file: string,
): Refusal {
  if (found.state === "foreign") {
    return fail("unreadable", `${file} is a database of another program; choose another DATA_DIR.`);
  }
  return fail(
    "newer_log",
    `${file} was written by a newer Ventwall (its format is ${found.version}, this one knows ${SCHEMA_VERSION}). Start that version, or a later one.`,
  );
}

/** An error of the engine or the file system as a refusal; any other is a programmer's fault and thrown on. */
export function toRefusal(file: string, error: unknown): Refusal {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const code = String(error.code);
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) {
    return fail(
      "unreadable",
      `${file} cannot be opened: the folder or the disk is read-only, or belongs to another user (${code}).`,
    );
  }
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC)/.test(code)) {
    return fail("unreadable", `${file} cannot be opened: the disk is full (${code}).`);
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return fail("unreadable", `${file} is damaged, or is not a database (${code}). Restore a backup.`);
  }
  if (/^SQLITE_BUSY/.test(code)) {
    return fail("locked", `Another program holds ${file} (${code}). Stop it first.`);
  }
  return fail("unreadable", `${file} cannot be read or written (${code}).`);
}
