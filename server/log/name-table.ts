import type Database from "better-sqlite3";

/** Above this many names the memory of them starts afresh: a feed may send a new source with every reading. */
const REMEMBERED = 20_000;

/** A table that gives each name a number, and remembers what it was asked. */
export class NameTable {
  readonly #ids = new Map<string, number>();
  readonly #names = new Map<number, string>();
  readonly #selectId: Database.Statement<[string], number>;
  readonly #selectName: Database.Statement<[number], string>;

  constructor(db: Database.Database, table: "streams" | "event_types" | "actors" | "sources") {
    this.#selectId = db.prepare<[string], number>(`SELECT id FROM ${table} WHERE name = ?`).pluck();
    this.#selectName = db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck();
  }

  idOf(name: string): number | null {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#selectId.get(name);
    if (id === undefined) return null;
    this.#remember(id, name);
    return id;
  }

  /** The name's number, which `insert` gives it if it has none yet. */
  idOrInsert(name: string, insert: (name: string) => number): number {
    const known = this.idOf(name);
    if (known !== null) return known;
    const id = insert(name);
    this.#remember(id, name);
    return id;
  }

  nameOf(id: number): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const name = this.#selectName.get(id) ?? "";
    if (name !== "") this.#remember(id, name);
    return name;
  }

  /** After a transaction was rolled back: what it had numbered is not numbered. */
  forget(): void {
    this.#ids.clear();
    this.#names.clear();
  }

  #remember(id: number, name: string): void {
    if (this.#ids.size >= REMEMBERED) this.forget();
    this.#ids.set(name, id);
    this.#names.set(id, name);
  }
}
