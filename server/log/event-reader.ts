import { setImmediate as nextTurn } from "node:timers/promises";
import type Database from "better-sqlite3";
import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";
import { type LogNames, STORED_COLUMNS, type StoredEvent } from "./stored-event.ts";

/** Events a page: some ten milliseconds of work, after which others have their turn. */
const PAGE_SIZE = 4_096;

/** Reads events in pages. Each page is a query of its own, so that appends may come between two pages. */
export class EventReader<Event extends AnyEvent> {
  readonly #names: LogNames;
  readonly #after: Database.Statement<[number, number], StoredEvent>;
  readonly #facts: Database.Statement<[number, number], StoredEvent>;
  readonly #stream: Database.Statement<[number, number, number], StoredEvent>;
  readonly #one: Database.Statement<[number], StoredEvent>;

  constructor(db: Database.Database, names: LogNames) {
    const select = `SELECT ${STORED_COLUMNS} FROM events`;
    this.#names = names;
    this.#after = db
      .prepare<[number, number], StoredEvent>(`${select} WHERE seq > ? ORDER BY seq LIMIT ?`)
      .raw();
    this.#facts = db
      .prepare<[number, number], StoredEvent>(
        `${select} INDEXED BY facts WHERE type > 0 AND seq > ? ORDER BY seq LIMIT ?`,
      )
      .raw();
    this.#stream = db
      .prepare<[number, number, number], StoredEvent>(
        `${select} WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`,
      )
      .raw();
    this.#one = db.prepare<[number], StoredEvent>(`${select} WHERE seq = ?`).raw();
  }

  after(seq: number): AsyncIterable<readonly Envelope<Event>[]> {
    return this.#pages(seq, (last) => this.#after.all(last, PAGE_SIZE), 0);
  }

  facts(afterSeq: number): AsyncIterable<readonly Envelope<Event>[]> {
    return this.#pages(afterSeq, (last) => this.#facts.all(last, PAGE_SIZE), 0);
  }

  stream(stream: string, afterVersion: number): AsyncIterable<readonly Envelope<Event>[]> {
    const id = this.#names.streams.idOf(stream);
    return this.#pages(afterVersion, (last) => (id === null ? [] : this.#stream.all(id, last, PAGE_SIZE)), 2);
  }

  one(seq: number): Envelope<Event> | null {
    const row = this.#one.get(seq);
    return row ? this.#names.toEnvelope(row) : null;
  }

  async *#pages(
    start: number,
    fetch: (last: number) => readonly StoredEvent[],
    position: 0 | 2,
  ): AsyncGenerator<readonly Envelope<Event>[]> {
    let last = start;
    for (;;) {
      const rows = fetch(last);
      const end = rows.at(-1);
      if (!end) return;
      last = end[position];
      yield rows.map((row) => this.#names.toEnvelope(row));
      if (rows.length < PAGE_SIZE) return;
      await nextTurn();
    }
  }
}
