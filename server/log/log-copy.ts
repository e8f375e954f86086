import { closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type Failure, fail, type Result, succeed } from "#lib/units/result.ts";
import { auditLog, type OnProgress, openSnapshot } from "./log-audit.ts";

/** Database pages copied before others have their turn. */
const PAGES_A_STEP = 1_000;

/**
 * Copies a log as it is now into a file that does not exist yet, and checks the copy. The copy is made
 * beside its final name and takes it only when it is whole.
 */
export async function copyLog(
  file: string,
  target: string,
  onProgress: OnProgress = () => undefined,
): Promise<Result<null, "backup_failed">> {
  if (existsSync(target)) return alreadyThere(target);
  if (!existsSync(dirname(target))) {
    return fail("backup_failed", `There is no folder ${dirname(target)} to put the copy into.`);
  }
  const partial = `${target}.partial`;
  try {
    // What an interrupted copy has left.
    removeDatabase(partial);
    await copyPages(file, partial, onProgress);
    makeSingleFile(partial);
    const audit = await auditLog(partial);
    if (!audit.ok) return fail("backup_failed", `The copy was not kept: ${audit.detail}`);
    // Takes the name only if it is still free, then fills it in one step.
    closeSync(openSync(target, "wx"));
    renameSync(partial, target);
    return succeed(null);
  } catch (error) {
    return toBackupFailure(target, error);
  } finally {
    removeDatabase(partial);
  }
}

/** Reads from one moment of the log: without it, every append would make the copy begin again. */
async function copyPages(file: string, target: string, onProgress: OnProgress): Promise<void> {
  const db = openSnapshot(file);
  try {
    const { totalPages: pages } = await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
    onProgress(pages, pages);
  } finally {
    db.close();
  }
}

/** Without the write-ahead log's two companions the copy is one file that can be carried away. */
function makeSingleFile(file: string): void {
  const db = new Database(file);
  try {
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(file + suffix, { force: true });
}

function toBackupFailure(target: string, error: unknown): { readonly ok: false } & Failure<"backup_failed"> {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const code = String(error.code);
  if (code === "EEXIST") return alreadyThere(target);
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return fail("backup_failed", `There is no room on the disk for ${target}.`);
  }
  return fail("backup_failed", `The copy could not be written to ${target} (${code}).`);
}

function alreadyThere(target: string) {
  return fail("backup_failed", `${target} exists already; a backup never overwrites a file.`);
}
