import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach } from "vitest";
import type { DatabaseKind, EventLog } from "./event-log.ts";
import { LOG_FILE } from "./schema.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";

/** Gives a test file new folders, and takes each away after the test that asked for it. */
export function temporaryFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "ventwall-log-"));
    folders.push(folder);
    return folder;
  };
}

/** Opens a folder's log in a test that expects it to open. */
export async function openLog(directory: string, kind: DatabaseKind = "production"): Promise<EventLog> {
  const opened = await openSqliteEventLog({ directory, kind });
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
}

/** Does something to a closed log's file that no server would. */
export function tamper(directory: string, sql: string): void {
  const db = new Database(join(directory, LOG_FILE));
  db.unsafeMode();
  db.exec(sql);
  db.close();
}
