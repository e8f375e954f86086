import type Database from "better-sqlite3";
import { chainHash, GENESIS_HASH } from "./hash-chain.ts";
import { LogNames, STORED_COLUMNS, type StoredEvent } from "./stored-event.ts";

type ChainedEvent = readonly [...StoredEvent, previousHash: Buffer, hash: Buffer];

/** The first event that does not continue the chain, and what is wrong with it. */
export interface ChainBreak {
  readonly seq: number;
  readonly reason: string;
}

/** Walks the chain forwards, some events at a time. */
export class ChainWalk {
  readonly #select: Database.Statement<[number, number], ChainedEvent>;
  readonly #hashOf: Database.Statement<[number], Buffer>;
  readonly #names: LogNames;
  readonly #versions = new Map<string, number>();
  #seq: number;
  #hash: string;

  /** Starts behind event `afterSeq`, whose stored hash is taken on trust. */
  constructor(db: Database.Database, afterSeq: number) {
    this.#select = db
      .prepare<[number, number], ChainedEvent>(
        `SELECT ${STORED_COLUMNS}, previous_hash, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
      )
      .raw();
    this.#hashOf = db.prepare<[number], Buffer>("SELECT hash FROM events WHERE seq = ?").pluck();
    this.#names = new LogNames(db);
    this.#seq = afterSeq;
    this.#hash = afterSeq === 0 ? GENESIS_HASH : (this.#hashOf.get(afterSeq)?.toString("hex") ?? "");
  }

  /** The last event walked, and its hash. */
  get position(): { readonly seq: number; readonly hash: string } {
    return { seq: this.#seq, hash: this.#hash };
  }

  /** Checks up to `count` further events. */
  advance(count: number): ChainBreak | "end" | null {
    const rows = this.#select.all(this.#seq, count);
    for (const row of rows) {
      const reason = this.#check(row);
      if (reason !== null) return { seq: this.#seq + 1, reason };
      this.#seq += 1;
      this.#hash = row[8].toString("hex");
    }
    return rows.length < count ? "end" : null;
  }

  #check(row: ChainedEvent): string | null {
    if (row[0] !== this.#seq + 1) return "it is missing";
    if (row[7].toString("hex") !== this.#hash) return "it does not follow the event before it";
    const link = this.#names.toLink(row as readonly unknown[] as StoredEvent);
    if (chainHash(this.#hash, link) !== row[8].toString("hex")) {
      return "its content is not what was stored";
    }
    const before = this.#versions.get(link.stream);
    if (before !== undefined && link.version !== before + 1) return "its stream's order is broken";
    this.#versions.set(link.stream, link.version);
    return null;
  }
}

/**
 * Whether the streams' heads together count as many events as there are: the chain alone cannot tell that
 * its own end was cut off.
 */
export function findCutEnd(db: Database.Database): ChainBreak | null {
  const head = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM events").pluck().get() ?? 0;
  const counted = db.prepare<[], number>("SELECT coalesce(sum(version), 0) FROM streams").pluck().get() ?? 0;
  if (counted === head) return null;
  return {
    seq: Math.min(head, counted) + 1,
    reason: `the streams count ${counted} events, but the last one stored is number ${head}`,
  };
}
