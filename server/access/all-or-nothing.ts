import { setImmediate } from "node:timers/promises";
import type Database from "better-sqlite3";

/**
 * Does several things to the people's file in one transaction. The library shares its connection: what is done
 * within a transaction of its own would be undone with it.
 */
export function allOrNothing<T>(db: Database.Database, deed: () => T): Promise<T> {
  return whenIdle(db, () => db.transaction(deed).immediate());
}

/** Does something while no transaction of the library's is open. */
export async function whenIdle<T>(db: Database.Database, deed: () => T): Promise<T> {
  while (db.inTransaction) await setImmediate();
  return deed();
}
