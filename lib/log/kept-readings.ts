import type { ClosedDays } from "../study/closed-days.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";

/** The lists of a book, each in order, and what depends on them. */
export interface KeptReadings extends Map<Parameter, Reading[]> {
  readonly closedDays: ClosedDays;
  /** The numbers of those whose sender's id came with other content too, until somebody has decided. */
  readonly disputed: Set<number>;
}

const NOTHING: readonly Reading[] = [];

/** Order of time, then of what the sender said: never of arrival. */
function compare(a: Reading, b: Reading): number {
  if (a.observedAt !== b.observedAt) return a.observedAt - b.observedAt;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.value !== b.value) return a.value - b.value;
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  // One that came and one that a correction made can say the same.
  return a.seq - b.seq;
}

/** Puts a reading in its place; whether another of the same instant stands beside it. */
export function insertReading(kept: KeptReadings, reading: Reading): boolean {
  kept.closedDays.touch(reading.observedAt);
  const list = kept.get(reading.parameter);
  if (list === undefined) {
    kept.set(reading.parameter, [reading]);
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
  kept: ReadonlyMap<Parameter, readonly Reading[]>,
  parameter: Parameter,
  observedAt: Instant,
  source: string,
): readonly Reading[] {
  const list = kept.get(parameter);
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

/** The reading with a number; `null`: none of this subject. Looks through everything: for what people ask. */
export function findReading(kept: ReadonlyMap<Parameter, readonly Reading[]>, seq: number): Reading | null {
  for (const list of kept.values()) {
    const found = list.find((one) => one.seq === seq);
    if (found !== undefined) return found;
  }
  return null;
}

/** Puts something else in the place of a reading of the same time and value; the reading that stood there. */
export function changeReading(
  kept: KeptReadings,
  { parameter, observedAt, seq }: Pick<Reading, "parameter" | "observedAt" | "seq">,
  change: (reading: Reading) => Reading,
): Reading | null {
  const list = kept.get(parameter);
  if (list === undefined) return null;
  for (let at = indexAtOrAfter(list, observedAt); at < list.length; at++) {
    const reading = list[at];
    if (reading === undefined || reading.observedAt !== observedAt) break;
    if (reading.seq !== seq) continue;
    kept.closedDays.touch(observedAt);
    list[at] = change(reading);
    return reading;
  }
  return null;
}

/** Whether a reading claims to be the one of its parameter, time and source. */
export function isClaim({ status }: Reading): boolean {
  return status === "valid" || status === "conflict";
}

/**
 * Decides anew which claims of one parameter, time and source count: of several none, whichever came first; one
 * alone does, unless its sender's id is disputed.
 */
export function judgeClaims(
  kept: KeptReadings,
  parameter: Parameter,
  observedAt: Instant,
  source: string,
  now: Instant,
): void {
  const claims = recordedAtInstant(kept, parameter, observedAt, source).filter(isClaim);
  for (const claim of claims) {
    const status = claims.length > 1 || kept.disputed.has(claim.seq) ? "conflict" : "valid";
    if (claim.status === status) continue;
    const countsFrom = status === "valid" ? now : undefined;
    changeReading(kept, claim, (one) => ({
      ...one,
      status,
      ...(countsFrom !== undefined && { countsFrom }),
    }));
  }
}
