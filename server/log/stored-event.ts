import type Database from "better-sqlite3";
import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { ChainLink } from "./hash-chain.ts";
import { NameTable } from "./name-table.ts";

/** The columns of a stored event, in the order of `StoredEvent`. */
export const STORED_COLUMNS = "seq, stream, version, type, recorded_at, actor, body";

/** A row of `events` with its names still numbers. */
export type StoredEvent = readonly [
  seq: number,
  stream: number,
  version: number,
  type: number,
  recordedAt: number,
  actor: number,
  body: string,
];

/** The numbered names of one open log. */
export class LogNames {
  readonly streams: NameTable;
  readonly types: NameTable;
  readonly actors: NameTable;
  readonly sources: NameTable;

  constructor(db: Database.Database) {
    this.streams = new NameTable(db, "streams");
    this.types = new NameTable(db, "event_types");
    this.actors = new NameTable(db, "actors");
    this.sources = new NameTable(db, "sources");
  }

  forget(): void {
    for (const table of [this.streams, this.types, this.actors, this.sources]) table.forget();
  }

  /** The union of events is the log's own: a type that it does not know has stopped its opening. */
  toEnvelope<Event extends AnyEvent>(row: StoredEvent): Envelope<Event> {
    return {
      seq: row[0],
      stream: this.streams.nameOf(row[1]),
      version: row[2],
      recordedAt: row[4] as Instant,
      actor: this.actors.nameOf(row[5]),
      event: JSON.parse(row[6]) as Event,
    };
  }

  toLink(row: StoredEvent): ChainLink {
    return {
      seq: row[0],
      stream: this.streams.nameOf(row[1]),
      version: row[2],
      type: this.types.nameOf(row[3]),
      recordedAt: row[4],
      actor: this.actors.nameOf(row[5]),
      body: row[6],
    };
  }
}
