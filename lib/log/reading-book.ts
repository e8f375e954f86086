import { ClosedDays } from "../study/closed-days.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading, type ReadingStatus } from "../ventilation/reading.ts";
import type { Envelope } from "./envelope.ts";
import type { ReadingEvent, ReadingRejected } from "./event.ts";
import { addQuery, answerQuery, noQueries, type QueryList } from "./reading-queries.ts";

/**
 * Every kept reading of one subject, each list in order of time, source, value, unit; what people are asked about
 * them, and what is remembered of days that are over.
 */
export class ReadingBook extends Map<Parameter, Reading[]> {
  readonly queries: QueryList = noQueries();
  readonly closedDays = new ClosedDays();
}

/**
 * Takes one event into the book and returns the book. The book is the caller's and is changed in place: a
 * subject may have a hundred thousand readings, and copying them at each would make a feed quadratic.
 */
export function evolveReadings(book: ReadingBook, envelope: Envelope<ReadingEvent>): ReadingBook {
  const { event } = envelope;
  switch (event.type) {
    case "readingRecorded":
      if (insert(book, readingOf(envelope, event, event.disputed ? "conflict" : "valid"))) {
        markConflicts(book, event.parameter, event.observedAt, event.source);
      }
      return book;
    case "readingRejected":
      reject(book, readingOf(envelope, event, "rejected"), event.sent ?? null);
      return book;
    case "readingQueryAnswered": {
      const { seq, code, text } = event;
      answerQuery(book.queries, seq, { code, text, by: envelope.actor, at: envelope.recordedAt });
      return book;
    }
    case "readingDisputed":
      changeStatus(book, event.parameter, event.observedAt, (one) => one.seq === event.seq, "conflict");
      return book;
    default:
      return assertNever(event);
  }
}

function reject(book: ReadingBook, reading: Reading, sent: ReadingRejected["sent"] | null): void {
  insert(book, reading);
  addQuery(book.queries, { reading, sent: sent ?? null, answer: null });
}

function readingOf(
  { seq, recordedAt }: Envelope,
  event: Extract<ReadingEvent, { value: number }>,
  status: ReadingStatus,
): Reading {
  const { parameter, value, unit, observedAt, source } = event;
  return { seq, parameter, value, unit, observedAt, recordedAt, source, status };
}

/** Order of time, then of what the sender said: never of arrival. */
function compare(a: Reading, b: Reading): number {
  if (a.observedAt !== b.observedAt) return a.observedAt - b.observedAt;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.value !== b.value) return a.value - b.value;
  return a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0;
}

/** Puts a reading in its place; whether another of the same instant stands beside it. */
function insert(book: ReadingBook, reading: Reading): boolean {
  book.closedDays.touch(reading.observedAt);
  const list = book.get(reading.parameter);
  if (list === undefined) {
    book.set(reading.parameter, [reading]);
    return false;
  }
  const last = list.at(-1);
  if (last === undefined || compare(last, reading) <= 0) {
    list.push(reading);
    return last?.observedAt === reading.observedAt;
  }
  let at = indexAtOrAfter(list, reading.observedAt);
  for (let next = list[at]; next !== undefined && compare(next, reading) <= 0; next = list[at]) at++;
  list.splice(at, 0, reading);
  return list[at - 1]?.observedAt === reading.observedAt || list[at + 1]?.observedAt === reading.observedAt;
}

/** What is kept of one parameter at one instant from one source: usually nothing or one. */
export function recordedAtInstant(
  book: ReadingBook,
  parameter: Parameter,
  observedAt: Instant,
  source: string,
): readonly Reading[] {
  const list = book.get(parameter);
  const last = list?.at(-1);
  if (list === undefined || last === undefined || last.observedAt < observedAt) return NOTHING;
  const found: Reading[] = [];
  for (let at = indexAtOrAfter(list, observedAt); at < list.length; at++) {
    const reading = list[at];
    if (reading === undefined || reading.observedAt !== observedAt) break;
    if (reading.source === source) found.push(reading);
  }
  return found;
}

const NOTHING: readonly Reading[] = [];

/** Two values for one subject, parameter, time and source: neither counts, whichever came first. */
function markConflicts(book: ReadingBook, parameter: Parameter, observedAt: Instant, source: string): void {
  const claims = recordedAtInstant(book, parameter, observedAt, source).filter(isClaim);
  if (claims.length < 2) return;
  changeStatus(book, parameter, observedAt, (one) => one.source === source && isClaim(one), "conflict");
}

function isClaim(reading: Reading): boolean {
  return reading.status === "valid" || reading.status === "conflict";
}

function changeStatus(
  book: ReadingBook,
  parameter: Parameter,
  observedAt: Instant,
  which: (reading: Reading) => boolean,
  status: ReadingStatus,
): void {
  const list = book.get(parameter);
  if (list === undefined) return;
  book.closedDays.touch(observedAt);
  for (let at = indexAtOrAfter(list, observedAt); at < list.length; at++) {
    const reading = list[at];
    if (reading === undefined || reading.observedAt !== observedAt) break;
    if (which(reading)) list[at] = { ...reading, status };
  }
}
