import type { ReadingBook } from "../log/reading-book.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";

/** A reading that became durable together with others. */
export interface Arrival {
  readonly seq: number;
  readonly observedAt: Instant;
}

/**
 * The times of the readings that arrived together, in order, the last one left out: what was so then and is so no
 * longer is judged as if each had come when it was observed. Readings that came too late to sound have no part.
 */
export function earlierMoments(
  arrived: readonly Arrival[],
  now: Instant,
  lateArrivalMs: number,
): readonly Instant[] {
  const inTime = arrived.filter(({ observedAt }) => now - observedAt <= lateArrivalMs);
  const moments = new Set(inTime.map(({ observedAt }) => observedAt));
  return [...moments].toSorted((a, b) => a - b).slice(0, -1);
}

/**
 * The times of the readings that arrived now, in time, and yet after a later one was known, in order: by what is so
 * now they can no longer be told.
 */
export function overtakenMoments(
  book: ReadingBook,
  arrived: readonly Arrival[],
  now: Instant,
  lateArrivalMs: number,
): readonly Instant[] {
  if (arrived.length === 0) return [];
  const arrivals = new Set(arrived.map(({ seq }) => seq));
  let known = Number.NEGATIVE_INFINITY;
  for (const list of book.values()) {
    const last = list.findLast(({ seq }) => !arrivals.has(seq));
    if (last !== undefined) known = Math.max(known, last.observedAt);
  }
  const overtaken = arrived.filter(
    ({ observedAt }) => observedAt < known && now - observedAt <= lateArrivalMs,
  );
  return [...new Set(overtaken.map(({ observedAt }) => observedAt))].toSorted((a, b) => a - b);
}

/** The end of a list, from the first moment on, in its order. */
interface Tail {
  readonly list: Reading[];
  readonly from: number;
  readonly readings: readonly Reading[];
}

/**
 * Judges at each moment with a book that holds only what is known then. The rest is taken out of the book itself and
 * given back, for a copy of a hundred thousand readings at each moment would make a device that catches up
 * quadratic. The book is whole again at the end, whatever happens.
 */
export function judgeMoments(
  book: ReadingBook,
  moments: readonly Instant[],
  isKnown: (reading: Reading, moment: Instant) => boolean,
  judge: () => void,
): void {
  const [first] = moments;
  if (first === undefined) return;
  const tails = [...book.values()].flatMap((list) => tailOf(list, first, isKnown));
  try {
    for (const moment of moments) {
      for (const { list, from, readings } of tails) {
        list.splice(from, list.length, ...readings.filter((reading) => isKnown(reading, moment)));
      }
      judge();
    }
  } finally {
    for (const { list, from, readings } of tails) list.splice(from, list.length, ...readings);
  }
}

/** What is known at a moment if each of these readings had come when it was observed. */
export function asIfInTime(arrived: readonly Arrival[]): (reading: Reading, moment: Instant) => boolean {
  const arrivals = new Set(arrived.map(({ seq }) => seq));
  return ({ seq, observedAt }, moment) => observedAt <= moment || !arrivals.has(seq);
}

/** What was observed by a moment, whenever it came. */
export function observedBy({ observedAt }: Reading, moment: Instant): boolean {
  return observedAt <= moment;
}

function tailOf(
  list: Reading[],
  first: Instant,
  isKnown: (reading: Reading, moment: Instant) => boolean,
): readonly Tail[] {
  let from = list.length;
  while (from > 0 && (list[from - 1]?.observedAt ?? first) > first) from -= 1;
  const readings = list.slice(from);
  return readings.some((reading) => !isKnown(reading, first)) ? [{ list, from, readings }] : [];
}
