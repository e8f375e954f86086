import { ClosedDays } from "../study/closed-days.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading, ReadingStatus } from "../ventilation/reading.ts";
import type { CorrectionEvent, ReadingCorrected } from "./correction-event.ts";
import type { Envelope } from "./envelope.ts";
import type { ReadingEvent, ReadingQueryAnswered, ReadingRejected } from "./event.ts";
import { evolveCorrection } from "./evolve-corrections.ts";
import { changeReading, insertReading, judgeClaims } from "./kept-readings.ts";
import type { QueryEvent } from "./query-event.ts";
import { addStep, evolveTalks, implausibleQueryId, type QueryTalks, stepOf } from "./query-talk.ts";
import type { ReadingHistories } from "./reading-history.ts";
import { addQuery, answerQuery, noQueries, type QueryList, reopenQuery } from "./reading-queries.ts";

/**
 * Every kept reading of one subject, each list in order of time, source, value, unit; what became of those that
 * people changed, what people are asked and said, and what is remembered of days that are over.
 */
export class ReadingBook extends Map<Parameter, Reading[]> {
  readonly queries: QueryList = noQueries();
  readonly talks: QueryTalks = new Map();
  readonly disputed = new Set<number>();
  readonly histories: ReadingHistories = new Map();
  readonly closedDays = new ClosedDays();
}

/**
 * Takes one event into the book and returns the book. The book is the caller's and is changed in place: a
 * subject may have a hundred thousand readings, and copying them at each would make a feed quadratic.
 */
export function evolveReadings(book: ReadingBook, envelope: Envelope<ReadingEvent>): ReadingBook {
  const { event } = envelope;
  switch (event.type) {
    case "readingRecorded": {
      const { parameter, observedAt, source, disputed } = event;
      if (disputed) book.disputed.add(envelope.seq);
      if (insertReading(book, readingOf(envelope, event, disputed ? "conflict" : "valid"))) {
        judgeClaims(book, parameter, observedAt, source, envelope.recordedAt);
      }
      return book;
    }
    case "readingRejected":
      reject(book, readingOf(envelope, event, "rejected"), event.sent ?? null);
      return book;
    case "readingQueryAnswered":
      answer(book, envelope, event);
      return book;
    case "readingDisputed":
      dispute(book, event);
      return book;
    case "readingCorrected":
      evolveCorrection(book, envelope as Envelope<CorrectionEvent>);
      if (book.queries.all.has(event.seq)) answer(book, envelope, answerBy(event));
      return book;
    case "readingVoided":
    case "readingRestored":
    case "readingChosen":
      evolveCorrection(book, envelope as Envelope<CorrectionEvent>);
      return book;
    case "queryRaised":
    case "queryAnswered":
    case "queryClosed":
    case "queryReopened": {
      const id = evolveTalks(book.talks, envelope as Envelope<QueryEvent>);
      if (event.type === "queryReopened") reopenQuery(book.queries, id);
      return book;
    }
    default:
      return assertNever(event);
  }
}

function reject(book: ReadingBook, reading: Reading, sent: ReadingRejected["sent"] | null): void {
  insertReading(book, reading);
  addQuery(book.queries, { reading, sent: sent ?? null, answer: null });
}

/** Whoever says what an impossible reading should have been has answered for it. */
function answerBy({ seq, reasonCode, text }: ReadingCorrected) {
  return { seq, code: reasonCode, text };
}

function answer(
  book: ReadingBook,
  envelope: Envelope<ReadingEvent>,
  said: Pick<ReadingQueryAnswered, "seq" | "text"> & { readonly code: ReadingCorrected["reasonCode"] },
): void {
  const { seq, code, text } = said;
  if (!answerQuery(book.queries, seq, { code, text, by: envelope.actor, at: envelope.recordedAt })) return;
  addStep(book.talks, implausibleQueryId(seq), stepOf(envelope, "answered", { code, text }));
}

/** A reading lost its standing because its sender's id came again with other content. */
function dispute(
  book: ReadingBook,
  { seq: original, parameter, observedAt }: Extract<ReadingEvent, { type: "readingDisputed" }>,
): void {
  const history = book.histories.get(original);
  const seq = history?.standing ?? original;
  book.disputed.add(seq);
  const standsAt = history?.versions.at(-1)?.observedAt ?? observedAt;
  changeReading(book, { parameter, observedAt: standsAt, seq }, (one) =>
    one.status === "valid" ? { ...one, status: "conflict" } : one,
  );
}

function readingOf(
  { seq, recordedAt }: Envelope,
  event: Extract<ReadingEvent, { value: number }>,
  status: ReadingStatus,
): Reading {
  const { parameter, value, unit, observedAt, source } = event;
  return { seq, parameter, value, unit, observedAt, recordedAt, source, status };
}
