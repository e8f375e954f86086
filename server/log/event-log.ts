import type { AnyEvent, Envelope, NewEnvelope } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { Result } from "#lib/units/result.ts";

/** A demo's database never becomes a hospital's, nor the reverse: it is marked when it is created. */
export type DatabaseKind = "demo" | "production";

/** Why the log could not be opened. Each comes with a sentence for the operator. */
export type OpenFailure =
  | "wrong_kind"
  | "newer_log"
  | "unknown_event"
  | "broken_chain"
  | "unreadable"
  | "locked";

/** Why nothing of a group was appended. */
export type AppendFailure = "log_full" | "log_read_only" | "log_unavailable" | "version_taken";

/** An event to append; `senderId` makes the pair (source, id) findable for ever. */
export interface Append<Event extends AnyEvent = VentwallEvent> {
  readonly envelope: NewEnvelope<Event>;
  readonly senderId?: { readonly source: string; readonly id: string };
}

/** A fold kept so that the next start need not read everything; worthless once the log differs. */
export interface Snapshot {
  readonly stream: string;
  /** The stream's version that it was folded up to. */
  readonly version: number;
  /** Names the fold's own format: another one is ignored. */
  readonly format: string;
  readonly body: string;
}

/** What walking the chain found. */
export interface ChainReport {
  readonly events: number;
  /** Hex of the last event's hash: noted elsewhere, it pins the whole log. */
  readonly head: string;
}

/**
 * The one door to what happened. Append-only; an append is durable when its promise resolves, and whole
 * or not at all. Every engine passes `event-log.contract.ts`. The trial's log and the security log are two of the
 * same kind, each with its own union of events.
 */
export interface EventLog<Event extends AnyEvent = VentwallEvent> {
  readonly kind: DatabaseKind;
  /** Its database's file, which another thread may read (`open-log-reader.ts`); `null`: it lies in memory. */
  readonly file: string | null;
  /** The number of the last event; 0 for an empty log. */
  readonly head: number;
  /** Appends in order; the events become `head + 1 … head + n`. */
  append(events: readonly Append<Event>[]): Promise<Result<{ readonly firstSeq: number }, AppendFailure>>;
  /** Whether an append can be expected to work now: tried, not remembered. */
  probe(): Promise<Result<null, AppendFailure>>;
  /** Every event after a number, in order, in pages. */
  readAfter(seq: number): AsyncIterable<readonly Envelope<Event>[]>;
  /** One stream after a version, in order, in pages. */
  readStream(stream: string, afterVersion: number): AsyncIterable<readonly Envelope<Event>[]>;
  /** Every event after a number that is not about readings, in order, in pages: few, whatever the log's length. */
  readFacts(afterSeq?: number): AsyncIterable<readonly Envelope<Event>[]>;
  readEvent(seq: number): Promise<Envelope<Event> | null>;
  /** Hex of an event's hash, which pins the log up to it; `null`: there is no such event. */
  hashAt(seq: number): Promise<string | null>;
  /** Hex of the hashes of up to `count` events after a number, in order. */
  hashesAfter(seq: number, count: number): Promise<readonly string[]>;
  /** Everybody who recorded any of the first so many events. */
  actorsUpTo(seq: number): Promise<readonly string[]>;
  /** The last version of every stream. */
  streamVersions(): Promise<ReadonlyMap<string, number>>;
  /** For each (source, id), the number of the first event that carried it, or `null`. */
  findSenderIds(
    keys: readonly { readonly source: string; readonly id: string }[],
  ): Promise<readonly (number | null)[]>;
  loadSnapshot(stream: string, format: string): Promise<Snapshot | null>;
  /** Keeps all of them in one write, each unless a newer one of the same stream and format is kept. */
  saveSnapshots(snapshots: readonly Snapshot[]): Promise<Result<null, AppendFailure>>;
  /** Small secrets and marks of this database, such as the key of page cookies. */
  setting(key: string): Promise<string | null>;
  saveSetting(key: string, value: string): Promise<Result<null, AppendFailure>>;
  verify(
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<ChainReport, "broken_chain" | "unreadable">>;
  /** A consistent copy while the server runs. */
  backup(
    file: string,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<null, "backup_failed">>;
  close(): Promise<void>;
}

/** A log that is only read, such as another thread's. */
export type LogReader<Event extends AnyEvent = VentwallEvent> = Pick<
  EventLog<Event>,
  | "readAfter"
  | "readStream"
  | "readEvent"
  | "hashAt"
  | "hashesAfter"
  | "actorsUpTo"
  | "streamVersions"
  | "head"
>;
