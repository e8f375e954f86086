import type { Failure } from "#lib/units/result.ts";
import { NoRoom } from "./spool-folder.ts";

/** Why an export came to nothing. */
export type ExportFailureCode = "export_no_room" | "export_unwritable" | "export_failed";

/** Thrown to whoever takes an export: it is a failure that a person is told, in its own words. */
export class ExportFailed extends Error {
  readonly failure: Failure<ExportFailureCode>;

  constructor(failure: Failure<ExportFailureCode>, cause: unknown) {
    super(failure.detail, { cause });
    this.failure = failure;
  }
}

/** What a person is told of an error while files were put together. */
export function toExportFailure(error: unknown): Failure<ExportFailureCode> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof NoRoom || code === "ENOSPC" || code === "EDQUOT") {
    return {
      code: "export_no_room",
      detail:
        "The server's disk has too little room left to put the archive together; nothing was exported. Single files need no room there.",
    };
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return {
      code: "export_unwritable",
      detail: "The server's data folder cannot be written, so the archive cannot be put together there.",
    };
  }
  return { code: "export_failed", detail: "The export failed; the server's log says why." };
}
