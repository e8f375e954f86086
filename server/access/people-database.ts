import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { DatabaseKind } from "../log/event-log.ts";

/** People, their sessions and their passwords' hashes, beside the log and apart from it. */
export const PEOPLE_FILE = "people.sqlite";

/** "VWPd" and "VWPp" in the file's header: a demo's users never sign in to a hospital's server. */
const APPLICATION_IDS: Readonly<Record<DatabaseKind, number>> = { demo: 0x56575064, production: 0x56575070 };

/**
 * Opens the database of people in a folder. It is a file of its own: a library's transaction there can never
 * hold up the log.
 */
export function openPeopleDatabase(
  directory: string,
  kind: DatabaseKind,
): Result<Database.Database, "wrong_kind"> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, PEOPLE_FILE);
  const db = new Database(file, { timeout: 5_000 });
  const mark = db.pragma("application_id", { simple: true });
  if (mark !== 0 && mark !== APPLICATION_IDS[kind]) {
    db.close();
    return fail("wrong_kind", `${file} is not a ${kind} server's: its people have no business here.`);
  }
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma(`application_id = ${APPLICATION_IDS[kind]}`);
  chmodSync(file, 0o600);
  return succeed(db);
}

/**
 * Copies the people as they are now into a file that does not exist yet; a server may run meanwhile. Nobody is
 * signed in there: whoever is handed a copy must not get somebody's open session with it.
 */
export async function copyPeople(file: string, target: string): Promise<Result<null, "backup_failed">> {
  if (existsSync(target))
    return fail("backup_failed", `${target} exists already; a backup never overwrites a file.`);
  const db = new Database(file, { readonly: true });
  try {
    await db.backup(target);
    chmodSync(target, 0o600);
    forgetSessions(target);
    return succeed(null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail("backup_failed", `The people could not be copied to ${target}: ${reason}.`);
  } finally {
    db.close();
  }
}

function forgetSessions(file: string): void {
  const db = new Database(file);
  try {
    db.pragma("journal_mode = DELETE");
    db.exec("DELETE FROM session; DELETE FROM verification; VACUUM");
  } finally {
    db.close();
  }
}
