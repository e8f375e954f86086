import { type AlarmBoard, NO_ALARMS } from "#lib/alarms/alarm.ts";
import { evolveAlarms } from "#lib/alarms/evolve-alarms.ts";
import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import { isReadingEventType, type SubjectEvent, type WardEvent } from "#lib/log/event.ts";
import { evolveSubject, type SubjectState } from "#lib/log/subject-state.ts";
import { EMPTY_WARD, evolveWard, type WardState } from "#lib/log/ward-state.ts";
import type { Instant } from "#lib/units/instant.ts";
import { BookShelf } from "./book-shelf.ts";
import type { EventLog } from "./event-log.ts";

/** What can be put back when a group of events did not become durable. */
export interface FoldMark {
  readonly ward: WardState;
  readonly subjects: Map<string, SubjectState | undefined>;
  readonly boards: Map<string, AlarmBoard | undefined>;
  readonly versions: Map<string, number>;
}

/**
 * The log folded into memory: the ward, every subject's facts, and the readings of subjects in use. It can
 * be thrown away and rebuilt from the log at any time.
 */
export class FoldedLog {
  readonly books: BookShelf;
  #ward: WardState = EMPTY_WARD;
  #lastRecordedAt: Instant | null = null;
  readonly #subjects = new Map<string, SubjectState>();
  readonly #boards = new Map<string, AlarmBoard>();
  readonly #versions: Map<string, number>;

  private constructor(log: EventLog, versions: ReadonlyMap<string, number>) {
    this.#versions = new Map(versions);
    this.books = new BookShelf(log, (subject) => this.#ward.bedBySubject.has(subject));
  }

  /** Folds what the log holds: every fact, and the readings of those who lie on the ward. */
  static async load(log: EventLog): Promise<FoldedLog> {
    const folded = new FoldedLog(log, await log.streamVersions());
    for await (const page of log.readFacts()) {
      for (const envelope of page) folded.#applyFact(envelope);
    }
    for (const subject of folded.#ward.bedBySubject.keys()) await folded.books.load(subject);
    const last = log.head === 0 ? null : await log.readEvent(log.head);
    folded.#lastRecordedAt = last?.recordedAt ?? null;
    return folded;
  }

  get ward(): WardState {
    return this.#ward;
  }

  /** When the last event became durable; `null` for an empty log. */
  get lastRecordedAt(): Instant | null {
    return this.#lastRecordedAt;
  }

  subject(name: string): SubjectState | null {
    return this.#subjects.get(name) ?? null;
  }

  /** The alarms of a subject. */
  board(subject: string): AlarmBoard {
    return this.#boards.get(subject) ?? NO_ALARMS;
  }

  /** Every subject ever enrolled, in order of enrolment. */
  subjects(): Iterable<SubjectState> {
    return this.#subjects.values();
  }

  version(stream: string): number {
    return this.#versions.get(stream) ?? 0;
  }

  apply(envelope: Envelope): void {
    this.#versions.set(envelope.stream, envelope.version);
    this.#lastRecordedAt = envelope.recordedAt;
    if (!isReadingEventType(envelope.event.type)) this.#applyFact(envelope);
    if (envelope.event.type === "subjectEnrolled") this.books.open(envelope.stream);
    if (envelope.stream !== WARD_STREAM) this.books.apply(envelope);
  }

  mark(): FoldMark {
    return { ward: this.#ward, subjects: new Map(), boards: new Map(), versions: new Map() };
  }

  /** Notes how a stream stood before its first event of the group. */
  remember(mark: FoldMark, stream: string): void {
    if (mark.versions.has(stream)) return;
    mark.versions.set(stream, this.version(stream));
    mark.subjects.set(stream, this.#subjects.get(stream));
    mark.boards.set(stream, this.#boards.get(stream));
  }

  /** Puts everything back as it was at the mark; books are read from the log again. */
  async restore(mark: FoldMark): Promise<void> {
    this.#ward = mark.ward;
    for (const [stream, version] of mark.versions) {
      this.#versions.set(stream, version);
      const before = mark.subjects.get(stream);
      if (before === undefined) this.#subjects.delete(stream);
      else this.#subjects.set(stream, before);
      const board = mark.boards.get(stream);
      if (board === undefined) this.#boards.delete(stream);
      else this.#boards.set(stream, board);
      this.books.discard(stream);
    }
    for (const subject of this.#ward.bedBySubject.keys()) await this.books.load(subject);
  }

  #applyFact({ stream, event, recordedAt, actor }: Envelope): void {
    if (stream === WARD_STREAM) {
      this.#ward = evolveWard(this.#ward, event as WardEvent, { recordedAt, actor });
      return;
    }
    if (isAlarmEvent(event)) {
      this.#boards.set(stream, evolveAlarms(this.board(stream), event, { recordedAt, actor }));
      return;
    }
    const before = this.#subjects.get(stream) ?? null;
    this.#subjects.set(stream, evolveSubject(before, stream, event as SubjectEvent, { recordedAt, actor }));
  }
}
