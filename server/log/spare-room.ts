import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

const PAGE_BYTES = 4_096;
/** What filling up may take of the disk: the file, its write-ahead log, and what it costs to keep books of both. */
const ROOM_BYTES = 320 * PAGE_BYTES;
/** Kept free in a file, and as many in its write-ahead log: enough for some hundred events or some dozen people. */
const SPARE_PAGES = 128;
/** Filled up again once fewer are left. */
const LOW_PAGES = 96;
/** What ordinary deeds leave for an emergency: an administrator must still be able to shut somebody out. */
const LEAST_PAGES = 32;
/** Written back into the file so soon that the write-ahead log needs no more than the room it has. */
const CHECKPOINT_PAGES = 32;

/**
 * Room that a file of ours keeps for itself, so that what is written next needs none of the disk: free pages in
 * the file and a write-ahead log that has its size already. A deed of several writes is then not cut in two by a
 * disk that becomes full between them.
 */
export class SpareRoom {
  readonly #db: Database.Database;
  #isThere = false;

  constructor(db: Database.Database) {
    this.#db = db;
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  }

  /** Makes sure that there is room for a deed; throws the engine's error where there is none. Seldom writes. */
  require(): null {
    if (this.#isThere && this.#freePages >= LOW_PAGES) return null;
    try {
      this.#fillUp();
    } catch (error) {
      if (!this.#isThere || this.#freePages < LEAST_PAGES) throw error;
    }
    return null;
  }

  get #freePages(): number {
    return Number(this.#db.pragma("freelist_count", { simple: true }));
  }

  #fillUp(): void {
    const db = this.#db;
    // Where it cannot succeed it is not begun: half of it would take the room that is left.
    if (!this.#hasDiskRoom()) throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
    db.pragma("wal_checkpoint(PASSIVE)");
    db.exec("CREATE TABLE IF NOT EXISTS spare_room (ballast BLOB NOT NULL)");
    db.prepare("INSERT INTO spare_room VALUES (zeroblob(?))").run(SPARE_PAGES * PAGE_BYTES);
    this.#isThere = false;
    try {
      // Until then the file itself has not grown, and what is free in it is free on paper only.
      db.pragma("wal_checkpoint(PASSIVE)");
    } finally {
      db.exec("DELETE FROM spare_room");
    }
    this.#isThere = true;
  }

  #hasDiskRoom(): boolean {
    if (this.#db.memory) return true;
    const { bavail, bsize } = statfsSync(dirname(this.#db.name));
    return bavail * bsize >= ROOM_BYTES;
  }
}
