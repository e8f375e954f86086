import { closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { ChainWalk, findCutEnd } from "./chain-walk.ts";
import type { ChainReport } from "./event-log.ts";

type OnProgress = (done: number, total: number) => void;

/** Events checked, and database pages copied, before others have their turn. */
const EVENTS_A_STEP = 4_096;
const PAGES_A_STEP = 1_000;

/**
 * Walks a log's whole chain as it is now, over a connection of its own that only reads: a running server
 * goes on writing meanwhile.
 */
export async function auditLog(
  file: string,
  onProgress: OnProgress = () => undefined,
): Promise<Result<ChainReport, "broken_chain">> {
  const db = openSnapshot(file);
  try {
    const total = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM events").pluck().get() ?? 0;
    const walk = new ChainWalk(db, 0);
    for (;;) {
      const step = walk.advance(EVENTS_A_STEP);
      onProgress(walk.position.seq, total);
      if (step === "end") break;
      if (step !== null) return fail("broken_chain", describeBreak(step));
      await nextTurn();
    }
    const cut = findCutEnd(db);
    if (cut) return fail("broken_chain", describeBreak(cut));
    return succeed({ events: walk.position.seq, head: walk.position.hash });
  } finally {
    db.close();
  }
}

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
  const partial = `${target}.${process.pid}.partial`;
  try {
    await copyPages(file, partial, onProgress);
    makeSingleFile(partial);
    const audit = await auditLog(partial);
    if (!audit.ok) return fail("backup_failed", `The copy was not kept: ${audit.detail}`);
    // Takes the name only if it is still free, then fills it in one step.
    closeSync(openSync(target, "wx"));
    renameSync(partial, target);
    return succeed(null);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "EEXIST") return alreadyThere(target);
    return fail("backup_failed", `The copy could not be written to ${target} (${error.code}).`);
  } finally {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(partial + suffix, { force: true });
  }
}

/** Reads from one moment of the log: without it, every append would make the copy begin again. */
async function copyPages(file: string, target: string, onProgress: OnProgress): Promise<void> {
  const db = openSnapshot(file);
  try {
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
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

function openSnapshot(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.exec("BEGIN");
  db.prepare("SELECT count(*) FROM log_mark").get();
  return db;
}

function describeBreak({ seq, reason }: { readonly seq: number; readonly reason: string }): string {
  return `The chain of events is broken at number ${seq}: ${reason}.`;
}

function alreadyThere(target: string) {
  return fail("backup_failed", `${target} exists already; a backup never overwrites a file.`);
}
