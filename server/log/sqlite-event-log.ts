import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { AnyEvent } from "#lib/log/envelope.ts";
import { EVENT_TYPES, type VentwallEvent } from "#lib/log/event.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { ChainWalk, findCutEnd } from "./chain-walk.ts";
import type { DatabaseKind, EventLog, OpenFailure } from "./event-log.ts";
import { LOCK_FILE, type LogLock, takeLogLock } from "./log-lock.ts";
import { type Refusal, refuseFile, toRefusal } from "./open-failure.ts";
import { createTables, inspectFile, LOG_FILE } from "./schema.ts";
import { SpareRoom } from "./spare-room.ts";
import { SqliteLog } from "./sqlite-log.ts";

/** Events at the log's end whose chain is checked at every start; `verify` checks all. */
const CHECKED_AT_START = 1_000;

export interface SqliteLogOptions {
  /** The folder of `ventwall.sqlite`. */
  readonly directory: string;
  /** What the log is created as, or must have been created as. */
  readonly kind: DatabaseKind;
  /** Whether a folder without a log gets one. */
  readonly create?: boolean;
  /** Whether it keeps room of its own for when the disk is full: for a log in which little is written. */
  readonly keepsRoom?: boolean;
  /** Told the engine's own error behind each failure of writing, for the operator's eyes. */
  readonly onFault?: (error: Error) => void;
}

/** Opens the trial's event log of a folder for the one server that may write it. */
export function openSqliteEventLog(options: SqliteLogOptions): Promise<Result<EventLog, OpenFailure>> {
  return openSqliteLog<VentwallEvent>(EVENT_TYPES, options);
}

/** Opens a log of any union of events, whose types are all named. */
export async function openSqliteLog<Event extends AnyEvent>(
  eventTypes: readonly Event["type"][],
  { directory, kind, create = true, keepsRoom = false, onFault = () => undefined }: SqliteLogOptions,
): Promise<Result<EventLog<Event>, OpenFailure>> {
  const file = join(directory, LOG_FILE);
  if (!create && !existsSync(file)) return fail("unreadable", `There is no event log in ${directory}.`);
  let lock: LogLock | null = null;
  let db: Database.Database | null = null;
  let opened: EventLog<Event> | null = null;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    lock = takeLogLock(directory);
    if (!lock) {
      return fail(
        "locked",
        `Another server has the event log in ${directory} open (it holds ${LOCK_FILE}). Stop it first, or choose another DATA_DIR.`,
      );
    }
    db = new Database(file, { timeout: 1_000 });
    const refusal = prepareFile(db, file, kind) ?? checkContent(db, file, eventTypes);
    if (refusal) return refusal;
    const room = keepsRoom ? new SpareRoom(db) : null;
    const log = new SqliteLog<Event>({ db, kind, lock, room, onFault });
    opened = log;
    return succeed(log);
  } catch (error) {
    return toRefusal(file, error);
  } finally {
    if (!opened) {
      db?.close();
      lock?.release();
    }
  }
}

/** Settings of the connection, the tables of a new log, and a first write that shows that writing works. */
function prepareFile(db: Database.Database, file: string, kind: DatabaseKind): Refusal | null {
  const found = inspectFile(db);
  if (found.state === "foreign" || found.state === "newer") return refuseFile(found, file);
  if (found.state === "log" && found.kind !== kind) {
    return fail(
      "wrong_kind",
      `${file} is a ${found.kind} database and this is a ${kind} server: a demo's log never becomes a hospital's, nor the reverse. Choose another DATA_DIR.`,
    );
  }
  if (db.pragma("journal_mode = WAL", { simple: true }) !== "wal") {
    return fail(
      "unreadable",
      `${file} is on a file system without shared memory, such as a network folder; the log needs a local disk.`,
    );
  }
  db.pragma("synchronous = FULL");
  // Fewer, larger checkpoints: a page that several commits touch is copied into the log's file once.
  db.pragma("wal_autocheckpoint = 4000");
  db.pragma("journal_size_limit = 67108864");
  db.pragma("cache_size = -32768");
  if (found.state === "empty") createTables(db, kind);
  else db.prepare("UPDATE probe SET tries = tries + 1").run();
  return null;
}

function checkContent(db: Database.Database, file: string, eventTypes: readonly string[]): Refusal | null {
  const known: ReadonlySet<string> = new Set(eventTypes);
  const types = db.prepare<[], { name: string; first_seq: number }>(
    "SELECT name, first_seq FROM event_types ORDER BY first_seq",
  );
  for (const type of types.all()) {
    if (known.has(type.name)) continue;
    return fail(
      "unknown_event",
      `Event ${type.first_seq} in ${file} is of the type "${type.name}", which this version does not know. Start the version that wrote it, or a later one.`,
    );
  }
  const head = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM events").pluck().get() ?? 0;
  const walk = new ChainWalk(db, Math.max(0, head - CHECKED_AT_START));
  const step = walk.advance(CHECKED_AT_START + 1);
  const broken = step === "end" || step === null ? findCutEnd(db) : step;
  if (!broken) return null;
  return fail(
    "broken_chain",
    `The chain of events in ${file} is broken at number ${broken.seq}: ${broken.reason}. The file was changed from outside or damaged; restore a backup, and keep this file for the inquiry.`,
  );
}
