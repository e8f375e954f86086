import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading, ReadingsByParameter } from "../ventilation/reading.ts";

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

/** The readings without those that arrived now and were observed after a moment. */
export function withoutLater(
  readings: ReadingsByParameter,
  arrived: readonly Arrival[],
  moment: Instant,
): ReadingsByParameter {
  const withheld = new Set(arrived.filter(({ observedAt }) => observedAt > moment).map(({ seq }) => seq));
  const known = new Map<Parameter, readonly Reading[]>();
  for (const [parameter, list] of readings) known.set(parameter, shortened(list, withheld, moment));
  return known;
}

function shortened(
  list: readonly Reading[],
  withheld: ReadonlySet<number>,
  moment: Instant,
): readonly Reading[] {
  let from = list.length;
  while (from > 0 && (list[from - 1]?.observedAt ?? moment) > moment) from -= 1;
  const after = list.slice(from);
  const kept = after.filter(({ seq }) => !withheld.has(seq));
  return kept.length === after.length ? list : [...list.slice(0, from), ...kept];
}
