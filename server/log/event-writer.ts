import type Database from "better-sqlite3";
import type { AnyEvent } from "#lib/log/envelope.ts";
import { isReadingEventType } from "#lib/log/event.ts";
import type { Append } from "./event-log.ts";
import { chainHash, GENESIS_HASH } from "./hash-chain.ts";
import type { LogStatements } from "./log-statements.ts";
import type { LogNames } from "./stored-event.ts";

/** Puts groups of events at the end of the chain, each in one transaction: the only code that inserts events. */
export class EventWriter {
  readonly #names: LogNames;
  readonly #sql: LogStatements;
  readonly #insertAll: (events: readonly Append<AnyEvent>[], heads: ReadonlyMap<string, number>) => string;
  #head: number;
  #hash: string;

  constructor(db: Database.Database, sql: LogStatements, names: LogNames) {
    this.#names = names;
    this.#sql = sql;
    this.#insertAll = db.transaction(
      (events: readonly Append<AnyEvent>[], heads: ReadonlyMap<string, number>) =>
        this.#insert(events, heads),
    ).immediate;
    const last = sql.last.get();
    this.#head = last?.seq ?? 0;
    this.#hash = last?.hash.toString("hex") ?? GENESIS_HASH;
  }

  /** The number of the last event that is durable. */
  get head(): number {
    return this.#head;
  }

  /** Stores a group and the streams' new heads, or throws the engine's error and has stored nothing. */
  write(events: readonly Append<AnyEvent>[], heads: ReadonlyMap<string, number>): void {
    try {
      this.#hash = this.#insertAll(events, heads);
    } catch (error) {
      this.#names.forget();
      throw error;
    }
    this.#head += events.length;
  }

  #insert(events: readonly Append<AnyEvent>[], heads: ReadonlyMap<string, number>): string {
    const { streams, types, actors, sources } = this.#names;
    const sql = this.#sql;
    let seq = this.#head;
    let hash = this.#hash;
    let previous = Buffer.from(hash, "hex");
    for (const { envelope, senderId } of events) {
      seq += 1;
      const { stream, version, recordedAt, actor, event } = envelope;
      const { type } = event;
      const body = JSON.stringify(event);
      hash = chainHash(hash, { seq, stream, version, type, recordedAt, actor, body });
      const own = Buffer.from(hash, "hex");
      const streamId = streams.idOrInsert(stream, sql.insertStream);
      const typeId = types.idOrInsert(type, () => sql.insertType(type, isReadingEventType(type), seq));
      const actorId = actors.idOrInsert(actor, sql.insertActor);
      sql.insertEvent.run(seq, streamId, version, typeId, recordedAt, actorId, body, previous, own);
      if (senderId) {
        const sourceId = sources.idOrInsert(senderId.source, sql.insertSource);
        sql.insertSenderId.run(sourceId, senderId.id, seq);
      }
      previous = own;
    }
    for (const [stream, version] of heads) sql.moveHead.run(version, stream);
    return hash;
  }
}
