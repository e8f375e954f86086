import type { PriorReading } from "#lib/log/decide-reading.ts";
import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Attendant, Happened } from "./attendant.ts";
import type { Draft, SenderId } from "./draft.ts";
import type { Append } from "./event-log.ts";
import type { FoldedLog, FoldMark } from "./folded-log.ts";

/** Readings by the name that their sender gave them first. */
export class PriorReadings {
  readonly #bySender = new Map<string, PriorReading>();

  find(senderId: SenderId): PriorReading | null {
    return this.#bySender.get(keyOf(senderId)) ?? null;
  }

  /** The first of a name stays. */
  add(senderId: SenderId, prior: PriorReading): void {
    const key = keyOf(senderId);
    if (!this.#bySender.has(key)) this.#bySender.set(key, prior);
  }
}

/** What is decided together and becomes durable together: folded at once, so that each sees what came before it. */
export class Group {
  readonly appends: Append[] = [];
  readonly touched = new Set<string>();
  readonly now: Instant;
  readonly #folded: FoldedLog;
  readonly #mark: FoldMark;
  readonly #priors: PriorReadings;
  readonly #attendants: readonly Attendant[];
  readonly #firstSeq: number;

  /** `head`: the number of the last event in the log. */
  constructor(
    folded: FoldedLog,
    mark: FoldMark,
    priors: PriorReadings,
    attendants: readonly Attendant[],
    { head, now }: { readonly head: number; readonly now: Instant },
  ) {
    this.#folded = folded;
    this.#mark = mark;
    this.#priors = priors;
    this.#attendants = attendants;
    this.#firstSeq = head + 1;
    this.now = now;
  }

  /** What somebody decides in it. */
  draft(actor: string): Draft {
    const folded = this.#folded;
    const draft: Draft = {
      now: this.now,
      get ward() {
        return folded.ward;
      },
      subject: (name) => folded.subject(name),
      board: (subject) => folded.board(subject),
      book: (subject) => {
        const book = folded.books.peek(subject);
        if (book === null) throw new Error(`The readings of ${subject} were not asked for`);
        return book;
      },
      bookAtHand: (subject) => folded.books.peek(subject),
      prior: (senderId) => this.#priors.find(senderId),
      record: (stream, event, senderId) => {
        if (stream !== WARD_STREAM) for (const { before } of this.#attendants) before?.(draft, stream, event);
        return this.#record(actor, stream, event, senderId);
      },
    };
    return draft;
  }

  /** The subjects that it is about: a move is in the ward's stream. */
  concerned(): ReadonlySet<string> {
    const subjects = new Set([...this.touched].filter((stream) => stream !== WARD_STREAM));
    if (!this.touched.has(WARD_STREAM)) return subjects;
    for (const { envelope } of this.appends) {
      const { stream, event } = envelope;
      if (stream === WARD_STREAM && "subject" in event) subjects.add(event.subject);
    }
    return subjects;
  }

  /** What it has brought so far, by subject. */
  brought(): ReadonlyMap<string, readonly Happened[]> {
    const brought = new Map<string, Happened[]>();
    for (const [index, { envelope }] of this.appends.entries()) {
      const { stream, event } = envelope;
      const happened = { seq: this.#firstSeq + index, event };
      const list = brought.get(stream);
      if (list === undefined) brought.set(stream, [happened]);
      else list.push(happened);
    }
    return brought;
  }

  #record(actor: string, stream: string, event: VentwallEvent, senderId: SenderId | undefined): number {
    const folded = this.#folded;
    folded.remember(this.#mark, stream);
    const seq = this.#firstSeq + this.appends.length;
    const version = folded.version(stream) + 1;
    const envelope: Envelope = { seq, stream, version, recordedAt: this.now, actor, event };
    folded.apply(envelope);
    this.appends.push(senderId === undefined ? { envelope } : { envelope, senderId });
    if (senderId !== undefined && event.type === "readingRecorded") {
      this.#priors.add(senderId, { seq, subject: stream, event });
    }
    this.touched.add(stream);
    return seq;
  }
}

function keyOf({ source, id }: SenderId): string {
  return `${source}\u0000${id}`;
}
