import { join } from "node:path";
import Database from "better-sqlite3";

/** The file that a server holds for as long as it has the log open. */
export const LOCK_FILE = "ventwall.lock";

/** Held until `release`, or until the process ends in whatever way. */
export interface LogLock {
  release(): void;
}

/**
 * Makes this process the only server on a folder, or returns `null` when another is. The lock is an
 * exclusive transaction on a small database of its own: the operating system drops it with the process, so
 * that a killed server leaves nothing stale, and the log itself stays readable for `verify` and `backup`.
 */
export function takeLogLock(directory: string): LogLock | null {
  const db = new Database(join(directory, LOCK_FILE), { timeout: 0 });
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return { release: () => db.close() };
}
