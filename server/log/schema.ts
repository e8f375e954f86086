import type Database from "better-sqlite3";
import type { DatabaseKind } from "./event-log.ts";

/** The log's file within its folder. */
export const LOG_FILE = "ventwall.sqlite";

/** Raised with every change of the tables below; a log that carries a greater number is refused. */
export const SCHEMA_VERSION = 1;

/** "VWLG" in the file's header tells Ventwall's log from any other SQLite database. */
export const APPLICATION_ID = 0x56574c47;

/**
 * Names that every row would repeat are numbered once. Types about readings have negative numbers, so that
 * the index of facts can leave them out by sign. `streams.version` is the stream's head, kept in the
 * transaction that appends; the sum of all heads is the number of events. There are no foreign keys: they
 * cost a tenth of the rate of large groups, and the chain's hashes cover the names that they would guard.
 */
const TABLES = `
  CREATE TABLE log_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL CHECK (kind IN ('demo', 'production'))
  ) STRICT;

  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL) STRICT;
  CREATE TABLE event_types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, first_seq INTEGER NOT NULL) STRICT;
  CREATE TABLE actors (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    version INTEGER NOT NULL,
    type INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    body TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;
  CREATE INDEX facts ON events (seq) WHERE type > 0;

  CREATE TABLE sender_ids (
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    stream TEXT NOT NULL,
    format TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, format)
  ) STRICT;

  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), tries INTEGER NOT NULL, ballast BLOB) STRICT;
  INSERT INTO probe (id, tries) VALUES (1, 0);
`;

/** What a file turned out to be. */
export type FileState =
  | { readonly state: "empty" }
  | { readonly state: "foreign" }
  | { readonly state: "newer"; readonly version: number }
  | { readonly state: "log"; readonly kind: DatabaseKind };

/** Creates every table at once or none: a server killed meanwhile leaves an empty file, not half a log. */
export function createTables(db: Database.Database, kind: DatabaseKind): void {
  db.transaction(() => {
    db.exec(TABLES);
    db.prepare("INSERT INTO log_mark (id, kind) VALUES (1, ?)").run(kind);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).exclusive();
}

export function inspectFile(db: Database.Database): FileState {
  const applicationId = db.pragma("application_id", { simple: true });
  const version = Number(db.pragma("user_version", { simple: true }));
  if (applicationId !== APPLICATION_ID) {
    const tables = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_schema").get();
    return tables?.n === 0 && version === 0 ? { state: "empty" } : { state: "foreign" };
  }
  if (version > SCHEMA_VERSION) return { state: "newer", version };
  const mark = db.prepare<[], { kind: DatabaseKind }>("SELECT kind FROM log_mark").get();
  return mark ? { state: "log", kind: mark.kind } : { state: "foreign" };
}
