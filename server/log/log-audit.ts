import { existsSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { type ChainBreak, ChainWalk, findCutEnd } from "./chain-walk.ts";
import type { ChainReport, DatabaseKind, OpenFailure } from "./event-log.ts";
import { refuseFile, toRefusal } from "./open-failure.ts";
import { inspectFile } from "./schema.ts";

/** How far something has come. */
export type OnProgress = (done: number, total: number) => void;

/** Events checked before others have their turn: a few milliseconds, which a feed does not feel. */
const EVENTS_A_STEP = 1_024;

/** What kind of log a file is, or why it is none; a server may have it open meanwhile. */
export function identifyLog(file: string): Result<DatabaseKind, OpenFailure> {
  if (!existsSync(file)) return fail("unreadable", `There is no event log at ${file}.`);
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true });
    const found = inspectFile(db);
    if (found.state === "log") return succeed(found.kind);
    if (found.state === "empty") return fail("unreadable", `${file} is empty: no server has used it yet.`);
    return refuseFile(found, file);
  } catch (error) {
    return toRefusal(file, error);
  } finally {
    db?.close();
  }
}

/**
 * Walks a log's whole chain as it is now, over a connection of its own that only reads: a running server
 * goes on writing meanwhile.
 */
export async function auditLog(
  file: string,
  onProgress: OnProgress = () => undefined,
): Promise<Result<ChainReport, "broken_chain" | "unreadable">> {
  let db: Database.Database | null = null;
  try {
    db = openSnapshot(file);
    const total = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM events").pluck().get() ?? 0;
    const walk = new ChainWalk(db, 0);
    for (;;) {
      const step = walk.advance(EVENTS_A_STEP);
      onProgress(walk.position.seq, total);
      if (step === "end") break;
      if (step !== null) return broken(step);
      await nextTurn();
    }
    const cut = findCutEnd(db);
    return cut ? broken(cut) : succeed({ events: walk.position.seq, head: walk.position.hash });
  } catch (error) {
    return fail("unreadable", toRefusal(file, error).detail);
  } finally {
    db?.close();
  }
}

/**
 * Whether the file's indexes agree with its rows, which the chain does not tell; the first disagreement in
 * the engine's words, or `null`. Takes half a second a million events, all at once: not for a server.
 */
export function findDamage(file: string): string | null {
  let db: Database.Database | null = null;
  try {
    db = openSnapshot(file);
    const found = String(db.pragma("integrity_check(1)", { simple: true }));
    return found === "ok" ? null : found;
  } catch (error) {
    return toRefusal(file, error).detail;
  } finally {
    db?.close();
  }
}

/** A connection that only reads, and goes on seeing the log of this moment. */
export function openSnapshot(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.exec("BEGIN");
  db.prepare("SELECT count(*) FROM log_mark").get();
  return db;
}

function broken({ seq, reason }: ChainBreak) {
  return fail("broken_chain", `The chain of events is broken at number ${seq}: ${reason}.`);
}
