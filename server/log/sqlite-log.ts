import type Database from "better-sqlite3";
import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { Append, AppendFailure, ChainReport, DatabaseKind, EventLog, Snapshot } from "./event-log.ts";
import { EventReader } from "./event-reader.ts";
import { EventWriter } from "./event-writer.ts";
import { auditLog } from "./log-audit.ts";
import { copyLog } from "./log-copy.ts";
import { toAppendFailure, versionTaken } from "./log-failure.ts";
import type { LogLock } from "./log-lock.ts";
import { type LogStatements, prepareLogStatements } from "./log-statements.ts";
import type { SpareRoom } from "./spare-room.ts";
import { assertStorable } from "./storable.ts";
import { LogNames } from "./stored-event.ts";
import { StreamHeads } from "./stream-heads.ts";

interface SqliteLogParts {
  readonly db: Database.Database;
  readonly kind: DatabaseKind;
  readonly lock: LogLock;
  /** Room that it keeps for itself; `null`: it asks the disk. */
  readonly room: SpareRoom | null;
  readonly onFault: (error: Error) => void;
}

/** An event log in an open SQLite database that has been checked and is this process's alone. */
export class SqliteLog<Event extends AnyEvent> implements EventLog<Event> {
  readonly kind: DatabaseKind;
  readonly #db: Database.Database;
  readonly #lock: LogLock;
  readonly #room: SpareRoom | null;
  readonly #onFault: (error: Error) => void;
  readonly #names: LogNames;
  readonly #heads: StreamHeads;
  readonly #reader: EventReader<Event>;
  readonly #sql: LogStatements;
  readonly #writer: EventWriter;

  constructor({ db, kind, lock, room, onFault }: SqliteLogParts) {
    this.kind = kind;
    this.#room = room;
    this.#db = db;
    this.#lock = lock;
    this.#onFault = onFault;
    this.#names = new LogNames(db);
    this.#sql = prepareLogStatements(db);
    this.#heads = new StreamHeads(this.#sql.heads.all());
    this.#reader = new EventReader(db, this.#names);
    this.#writer = new EventWriter(db, this.#sql, this.#names);
  }

  get file(): string {
    return this.#db.name;
  }

  get head(): number {
    return this.#writer.head;
  }

  async append(
    events: readonly Append<Event>[],
  ): Promise<Result<{ readonly firstSeq: number }, AppendFailure>> {
    const firstSeq = this.head + 1;
    if (events.length === 0) return succeed({ firstSeq });
    assertStorable(events);
    if (!this.#heads.stage(events)) return versionTaken();
    try {
      this.#writer.write(events, this.#heads.staged());
    } catch (error) {
      this.#heads.discard();
      return this.#refuse(error);
    }
    this.#heads.commit();
    return succeed({ firstSeq });
  }

  async probe(): Promise<Result<null, AppendFailure>> {
    if (this.#room === null) return this.#write(() => this.#sql.probe.run());
    try {
      return succeed(this.#room.require());
    } catch (error) {
      // Asked with whatever is to be recorded: whoever asks says once what is wrong.
      return toAppendFailure(error);
    }
  }

  readAfter(seq: number): AsyncIterable<readonly Envelope<Event>[]> {
    return this.#reader.after(seq);
  }

  readStream(stream: string, afterVersion: number): AsyncIterable<readonly Envelope<Event>[]> {
    return this.#reader.stream(stream, afterVersion);
  }

  readFacts(afterSeq = 0): AsyncIterable<readonly Envelope<Event>[]> {
    return this.#reader.facts(afterSeq);
  }

  async readEvent(seq: number): Promise<Envelope<Event> | null> {
    return this.#reader.one(seq);
  }

  async hashAt(seq: number): Promise<string | null> {
    return this.#sql.hashAt.get(seq)?.toString("hex") ?? null;
  }

  async hashesAfter(seq: number, count: number): Promise<readonly string[]> {
    return this.#sql.hashesAfter.all(seq, count);
  }

  async actorsUpTo(seq: number): Promise<readonly string[]> {
    return this.#sql.actorsUpTo.all(seq);
  }

  async streamVersions(): Promise<ReadonlyMap<string, number>> {
    return this.#heads.all();
  }

  async findSenderIds(
    keys: readonly { readonly source: string; readonly id: string }[],
  ): Promise<readonly (number | null)[]> {
    return keys.map(({ source, id }) => {
      const sourceId = this.#names.sources.idOf(source);
      return sourceId === null ? null : (this.#sql.findSenderId.get(sourceId, id) ?? null);
    });
  }

  async loadSnapshot(stream: string, format: string): Promise<Snapshot | null> {
    const row = this.#sql.loadSnapshot.get(stream, format);
    if (!row || row.version > this.#heads.versionOf(stream)) return null;
    return { stream, format, ...row };
  }

  async saveSnapshots(snapshots: readonly Snapshot[]): Promise<Result<null, AppendFailure>> {
    const save = this.#db.transaction(() => {
      for (const { stream, format, version, body } of snapshots) {
        this.#sql.saveSnapshot.run(stream, format, version, body);
      }
    });
    return this.#write(save);
  }

  async setting(key: string): Promise<string | null> {
    return this.#sql.setting.get(key) ?? null;
  }

  async saveSetting(key: string, value: string): Promise<Result<null, AppendFailure>> {
    return this.#write(() => this.#sql.saveSetting.run(key, value));
  }

  async verify(
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<ChainReport, "broken_chain" | "unreadable">> {
    return auditLog(this.#db.name, onProgress);
  }

  async backup(
    file: string,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<null, "backup_failed">> {
    return copyLog(this.#db.name, file, onProgress);
  }

  async close(): Promise<void> {
    this.#db.close();
    this.#lock.release();
  }

  #write(run: () => unknown): Result<null, AppendFailure> {
    try {
      run();
      return succeed(null);
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #refuse(error: unknown) {
    const failure = toAppendFailure(error);
    if (error instanceof Error) this.#onFault(error);
    return failure;
  }
}
