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

/** The end of a list, from the first moment on, in its order. */
interface Tail {
  readonly list: Reading[];
  readonly from: number;
  readonly readings: readonly Reading[];
}

/**
 * Judges at each moment with a book that does not have the arrivals of later ones yet. They are taken out of the
 * book itself and given back, for a copy of a hundred thousand readings at each moment would make a device that
 * catches up quadratic. The book is whole again at the end, whatever happens.
 */
export function judgeMoments(
  book: ReadingBook,
  arrived: readonly Arrival[],
  moments: readonly Instant[],
  judge: () => void,
): void {
  const [first] = moments;
  if (first === undefined) return;
  const arrivals = new Set(arrived.map(({ seq }) => seq));
  const tails = [...book.values()].flatMap((list) => tailWithArrivals(list, first, arrivals));
  try {
    for (const moment of moments) {
      const isKnown = ({ seq, observedAt }: Reading) => observedAt <= moment || !arrivals.has(seq);
      for (const { list, from, readings } of tails)
        list.splice(from, list.length, ...readings.filter(isKnown));
      judge();
    }
  } finally {
    for (const { list, from, readings } of tails) list.splice(from, list.length, ...readings);
  }
}

function tailWithArrivals(list: Reading[], after: Instant, arrivals: ReadonlySet<number>): readonly Tail[] {
  let from = list.length;
  while (from > 0 && (list[from - 1]?.observedAt ?? after) > after) from -= 1;
  const readings = list.slice(from);
  return readings.some(({ seq }) => arrivals.has(seq)) ? [{ list, from, readings }] : [];
}
