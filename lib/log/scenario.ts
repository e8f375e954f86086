import type { Instant } from "../units/instant.ts";
import { parseInstant } from "../units/instant.ts";
import type { Result } from "../units/result.ts";
import type { InterpretedReading } from "../ventilation/interpret-reading.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { parameterRow } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import { decideReading, type PriorReading } from "./decide-reading.ts";
import type { Envelope } from "./envelope.ts";
import type { ReadingEvent } from "./event.ts";
import { evolveReadings, ReadingBook } from "./reading-book.ts";

/** The instant of an ISO time, for tests that spell their times out. */
export function at(iso: string): Instant {
  const instant = parseInstant(iso);
  if (instant === null) throw new Error(`Not a time: ${iso}`);
  return instant;
}

/** A possible reading as the gate hands it on. */
export function reading(parameter: Parameter, value: number, observedAt: Instant): InterpretedReading {
  return { parameter, value, unit: parameterRow(parameter).unit, observedAt, sent: null, impossible: null };
}

/** What a test sends: a reading with its source and, where wanted, the sender's id. */
export interface Sent {
  readonly reading: InterpretedReading;
  readonly source: string;
  readonly id: string | null;
}

/** Plays a sequence of readings of several subjects through `decideReading` and `evolveReadings`, as the gate does. */
export class Play {
  readonly books = new Map<string, ReadingBook>();
  readonly outcomes: string[] = [];
  /** Everything recorded, in order. */
  readonly recorded: Envelope<ReadingEvent>[] = [];
  #seq = 0;
  readonly #priors = new Map<string, PriorReading>();

  send(subject: string, sent: Sent): this {
    const key = `${sent.source}/${sent.id}`;
    const prior = sent.id === null ? null : (this.#priors.get(key) ?? null);
    const decision = decideReading(this.book(subject), subject, sent, prior);
    this.outcomes.push(decision.status);
    if (decision.status === "duplicate" || decision.event === null) return this;
    if (decision.status === "accepted" && decision.dispute !== null) {
      this.record(decision.dispute.subject, decision.dispute.event);
    }
    const seq = this.record(subject, decision.event);
    if (sent.id !== null && decision.event.type === "readingRecorded" && prior === null) {
      this.#priors.set(key, { seq, subject, event: decision.event });
    }
    return this;
  }

  /** What is kept, without the numbers and times that tell the order of arrival. */
  kept(subject: string): readonly Omit<Reading, "seq" | "recordedAt" | "countsFrom">[] {
    return keptIn(this.book(subject));
  }

  /** Records what was decided, by somebody; a refusal records nothing and is an outcome. */
  decided(subject: string, decision: Result<ReadingEvent>): this {
    this.outcomes.push(decision.ok ? decision.value.type : decision.code);
    if (decision.ok) this.record(subject, decision.value);
    return this;
  }

  /** The readings of a subject. */
  book(subject: string): ReadingBook {
    const book = this.books.get(subject) ?? new ReadingBook();
    this.books.set(subject, book);
    return book;
  }

  /** Records an event as the next of the log; its number. */
  record(subject: string, event: ReadingEvent): number {
    const seq = ++this.#seq;
    const envelope = { seq, stream: subject, version: seq, recordedAt: seq as Instant, actor: "test", event };
    this.recorded.push(envelope);
    evolveReadings(this.book(subject), envelope);
    return seq;
  }
}

/** What a book keeps, without the numbers and times that tell the order of arrival. */
export function keptIn(book: ReadingBook): readonly Omit<Reading, "seq" | "recordedAt" | "countsFrom">[] {
  return [...book.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) =>
      list.map(({ seq: _seq, recordedAt: _recordedAt, countsFrom: _countsFrom, ...rest }) => rest),
    );
}
