import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";
import { isReadingEventType, type VentwallEvent } from "#lib/log/event.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Append, AppendFailure, ChainReport, DatabaseKind, EventLog, Snapshot } from "./event-log.ts";
import { chainHash, GENESIS_HASH } from "./hash-chain.ts";
import { versionTaken } from "./log-failure.ts";
import { assertStorable } from "./storable.ts";
import { StreamHeads } from "./stream-heads.ts";

const PAGE_SIZE = 4_096;

/** Keeps nothing beyond the process: for tests, and for benchmarks of everything but the log. */
export class MemoryEventLog<Event extends AnyEvent = VentwallEvent> implements EventLog<Event> {
  readonly kind: DatabaseKind;
  readonly file = null;
  readonly #events: Envelope<Event>[] = [];
  /** Worked out as far as somebody has asked. */
  readonly #hashes: string[] = [];
  readonly #streams = new Map<string, Envelope<Event>[]>();
  readonly #heads = new StreamHeads([]);
  readonly #senderIds = new Map<string, Map<string, number>>();
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #settings = new Map<string, string>();

  constructor(kind: DatabaseKind) {
    this.kind = kind;
  }

  get head(): number {
    return this.#events.length;
  }

  async append(
    events: readonly Append<Event>[],
  ): Promise<Result<{ readonly firstSeq: number }, AppendFailure>> {
    const firstSeq = this.head + 1;
    assertStorable(events);
    if (!this.#heads.stage(events)) return versionTaken();
    this.#heads.commit();
    for (const { envelope, senderId } of events) {
      const stored = { ...envelope, seq: this.head + 1 };
      this.#events.push(stored);
      getOrInsert(this.#streams, stored.stream, () => []).push(stored);
      if (!senderId) continue;
      const ids = getOrInsert(this.#senderIds, senderId.source, () => new Map<string, number>());
      getOrInsert(ids, senderId.id, () => stored.seq);
    }
    return succeed({ firstSeq });
  }

  async probe(): Promise<Result<null, AppendFailure>> {
    return succeed(null);
  }

  readAfter(seq: number): AsyncIterable<readonly Envelope<Event>[]> {
    return pagesOf(this.#events, seq);
  }

  readStream(stream: string, afterVersion: number): AsyncIterable<readonly Envelope<Event>[]> {
    return pagesOf(this.#streams.get(stream) ?? [], afterVersion);
  }

  readFacts(afterSeq = 0): AsyncIterable<readonly Envelope<Event>[]> {
    return pagesOf(
      this.#events.filter(({ seq, event }) => seq > afterSeq && !isReadingEventType(event.type)),
      0,
    );
  }

  async readEvent(seq: number): Promise<Envelope<Event> | null> {
    return this.#events[seq - 1] ?? null;
  }

  async hashAt(seq: number): Promise<string | null> {
    for (let at = this.#hashes.length; at < Math.min(seq, this.head); at++) {
      const stored = this.#events[at];
      if (stored === undefined) return null;
      const { event, ...envelope } = stored;
      const body = JSON.stringify(event);
      this.#hashes.push(
        chainHash(this.#hashes[at - 1] ?? GENESIS_HASH, { ...envelope, type: event.type, body }),
      );
    }
    return this.#hashes[seq - 1] ?? null;
  }

  async hashesAfter(seq: number, count: number): Promise<readonly string[]> {
    await this.hashAt(Math.min(seq + count, this.head));
    return this.#hashes.slice(seq, seq + count);
  }

  async actorsUpTo(seq: number): Promise<readonly string[]> {
    return [...new Set(this.#events.slice(0, seq).map(({ actor }) => actor))];
  }

  async streamVersions(): Promise<ReadonlyMap<string, number>> {
    return this.#heads.all();
  }

  async findSenderIds(
    keys: readonly { readonly source: string; readonly id: string }[],
  ): Promise<readonly (number | null)[]> {
    return keys.map(({ source, id }) => this.#senderIds.get(source)?.get(id) ?? null);
  }

  async loadSnapshot(stream: string, format: string): Promise<Snapshot | null> {
    const snapshot = this.#snapshots.get(JSON.stringify([stream, format]));
    return snapshot && snapshot.version <= this.#heads.versionOf(stream) ? snapshot : null;
  }

  async saveSnapshots(snapshots: readonly Snapshot[]): Promise<Result<null, AppendFailure>> {
    for (const snapshot of snapshots) {
      const key = JSON.stringify([snapshot.stream, snapshot.format]);
      if (snapshot.version >= (this.#snapshots.get(key)?.version ?? 0)) this.#snapshots.set(key, snapshot);
    }
    return succeed(null);
  }

  async setting(key: string): Promise<string | null> {
    return this.#settings.get(key) ?? null;
  }

  async saveSetting(key: string, value: string): Promise<Result<null, AppendFailure>> {
    this.#settings.set(key, value);
    return succeed(null);
  }

  async verify(
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Result<ChainReport, never>> {
    let head = GENESIS_HASH;
    for (const { event, ...envelope } of this.#events) {
      head = chainHash(head, { ...envelope, type: event.type, body: JSON.stringify(event) });
    }
    onProgress(this.head, this.head);
    return succeed({ events: this.head, head });
  }

  async backup(): Promise<Result<null, "backup_failed">> {
    return fail("backup_failed", "This log is kept in memory alone; there is nothing to copy.");
  }

  async close(): Promise<void> {}
}

async function* pagesOf<Stored>(events: readonly Stored[], start: number): AsyncGenerator<readonly Stored[]> {
  for (let at = start; at < events.length; at += PAGE_SIZE) yield events.slice(at, at + PAGE_SIZE);
}

function getOrInsert<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
