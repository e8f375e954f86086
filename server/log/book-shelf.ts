import type { Envelope } from "#lib/log/envelope.ts";
import { isReadingEventType, type ReadingEvent } from "#lib/log/event.ts";
import { evolveReadings, ReadingBook } from "#lib/log/reading-book.ts";
import { decodeReadingBook, encodeReadingBook, READING_BOOK_FORMAT } from "#lib/log/reading-book-snapshot.ts";
import type { EventLog } from "./event-log.ts";

interface ShelvedBook {
  readonly book: ReadingBook;
  /** The stream's version that the book is folded up to. */
  version: number;
  /** The version of its snapshot on disk; 0 without one. */
  snapshotVersion: number;
}

/**
 * Fewer new events than this are read again in some 20 ms; writing snapshots sooner would cost a feed more than
 * it saves a start.
 */
const SNAPSHOT_FROM = 20_000;

/** Some 20 MB; a subject beyond it is folded again in milliseconds. */
const SPARE_EVENTS = 100_000;

/**
 * The reading books in memory. Those of subjects on the ward stay; of the others only the last used, up to a
 * number of events, so that memory does not grow with subjects who have left.
 */
export class BookShelf {
  readonly #log: EventLog;
  readonly #books = new Map<string, ShelvedBook>();
  readonly #folding = new Map<string, Promise<ShelvedBook>>();
  readonly #isPinned: (subject: string) => boolean;
  readonly #spareEvents: number;
  #isHeld = false;

  constructor(log: EventLog, isPinned: (subject: string) => boolean, spareEvents = SPARE_EVENTS) {
    this.#log = log;
    this.#isPinned = isPinned;
    this.#spareEvents = spareEvents;
  }

  /** The book if it is in memory; always so for a subject on the ward. */
  peek(subject: string): ReadingBook | null {
    return this.#books.get(subject)?.book ?? null;
  }

  /** The book, folded from its snapshot and the events after it when it is not in memory. */
  async load(subject: string): Promise<ReadingBook> {
    const inMemory = this.#books.get(subject);
    if (inMemory === undefined) return (await this.#foldOnce(subject)).book;
    // Taken out and put back, a book becomes the last used.
    this.#books.delete(subject);
    this.#books.set(subject, inMemory);
    return inMemory.book;
  }

  /** Until it is released, no book is let go: a group is decided on all of its books together. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** An empty book for a subject who has just been enrolled. */
  open(subject: string): void {
    this.#books.set(subject, { book: new ReadingBook(), version: 0, snapshotVersion: 0 });
  }

  /** Takes an event of a loaded book's stream. */
  apply(envelope: Envelope): void {
    const shelved = this.#books.get(envelope.stream);
    if (shelved === undefined) return;
    shelved.version = envelope.version;
    if (isReadingEventType(envelope.event.type)) {
      evolveReadings(shelved.book, envelope as Envelope<ReadingEvent>);
    }
  }

  /** Forgets a book whose last events did not become durable. */
  discard(subject: string): void {
    this.#books.delete(subject);
  }

  /** Writes a snapshot of each book that has doubled since its last one. */
  async saveGrown(): Promise<void> {
    for (const [subject, { version, snapshotVersion }] of this.#books) {
      const tail = version - snapshotVersion;
      if (tail >= SNAPSHOT_FROM && tail >= snapshotVersion) await this.#save(subject);
    }
  }

  /** Writes a snapshot of every book that the next start would otherwise fold anew. */
  async saveAll(): Promise<void> {
    for (const [subject, { version, snapshotVersion }] of this.#books) {
      if (version - snapshotVersion >= SNAPSHOT_FROM) await this.#save(subject);
    }
  }

  /** Lets go of the books least used, down to the allowance, with a snapshot where it saves reading. */
  async trim(): Promise<void> {
    for (const subject of this.#beyondAllowance()) {
      await this.#saveTail(subject);
      this.#books.delete(subject);
    }
  }

  /** Of the books that may go, all but the last used that fit; the very last stays, whatever its size. */
  #beyondAllowance(): readonly string[] {
    const subjects: string[] = [];
    let events = 0;
    for (const [subject, { version }] of [...this.#books].reverse()) {
      if (this.#isPinned(subject)) continue;
      const isLast = events === 0;
      events += version;
      if (!isLast && events > this.#spareEvents) subjects.push(subject);
    }
    return subjects;
  }

  /**
   * One fold for all who ask at the same time: of two, the one that ended later would replace a book that had
   * taken events meanwhile.
   */
  #foldOnce(subject: string): Promise<ShelvedBook> {
    const underWay = this.#folding.get(subject);
    if (underWay !== undefined) return underWay;
    const folding = this.#fold(subject)
      .then((shelved) => {
        this.#books.set(subject, shelved);
        // Whoever looks through everybody's days must not gather everybody's readings in memory.
        if (!this.#isHeld) for (const spare of this.#beyondAllowance()) this.#books.delete(spare);
        return shelved;
      })
      .finally(() => this.#folding.delete(subject));
    this.#folding.set(subject, folding);
    return folding;
  }

  async #saveTail(subject: string): Promise<void> {
    const shelved = this.#books.get(subject);
    if (shelved !== undefined && shelved.version - shelved.snapshotVersion >= SNAPSHOT_FROM)
      await this.#save(subject);
  }

  async #save(subject: string): Promise<void> {
    const shelved = this.#books.get(subject);
    if (shelved === undefined) return;
    const { version } = shelved;
    const body = encodeReadingBook(shelved.book);
    const saved = await this.#log.saveSnapshots([
      { stream: subject, version, format: READING_BOOK_FORMAT, body },
    ]);
    // Without one the next start folds more of the log; a disk in trouble is told by the appends.
    if (saved.ok) shelved.snapshotVersion = version;
  }

  async #fold(subject: string): Promise<ShelvedBook> {
    const snapshot = await this.#log.loadSnapshot(subject, READING_BOOK_FORMAT);
    const decoded = snapshot === null ? null : decodeReadingBook(snapshot.body);
    const snapshotVersion = snapshot !== null && decoded !== null ? snapshot.version : 0;
    const shelved: ShelvedBook = {
      book: decoded ?? new ReadingBook(),
      version: snapshotVersion,
      snapshotVersion,
    };
    for await (const page of this.#log.readStream(subject, snapshotVersion)) {
      for (const envelope of page) {
        shelved.version = envelope.version;
        if (isReadingEventType(envelope.event.type)) {
          evolveReadings(shelved.book, envelope as Envelope<ReadingEvent>);
        }
      }
    }
    return shelved;
  }
}
