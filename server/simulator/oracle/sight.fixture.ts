import { type Device, devicesIn } from "./device.fixture.ts";
import type { ExportedReading } from "./exported-ward.fixture.ts";
import { type DatedFacts, type Facts, factsAt, type Spell } from "./known-facts.fixture.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Of one step of the clock the desk's entries are known first, then its readings, ms. */
export const AFTER_THE_DESK = 0.5;

/** A reading that counts, from when it was recorded until it was disputed. */
export interface Counted extends ExportedReading {
  readonly until: number;
}

/** Everything of one subject: what the desk said over time, and its readings in the order of their observation. */
export interface SubjectHistory {
  readonly subject: string;
  readonly facts: readonly DatedFacts[];
  readonly counted: ReadonlyMap<string, readonly Counted[]>;
  readonly received: readonly ExportedReading[];
  /** Those that cannot be. */
  readonly rejected: readonly ExportedReading[];
  readonly devices: readonly Device[];
  /** When the first reading that counted was known; infinite without one. */
  readonly firstCountedAt: number;
}

export function historyOf(
  subject: string,
  facts: readonly DatedFacts[],
  received: readonly ExportedReading[],
): SubjectHistory {
  const counted = new Map<string, Counted[]>();
  const inOrder = received.toSorted((a, b) => a.observedAt - b.observedAt || a.recordedAt - b.recordedAt);
  for (const reading of inOrder) {
    if (reading.status !== "valid" && reading.status !== "conflict") continue;
    const until = reading.status === "valid" ? Number.POSITIVE_INFINITY : disputedAt(reading, received);
    const list = counted.get(reading.parameter);
    if (list === undefined) counted.set(reading.parameter, [{ ...reading, until }]);
    else list.push({ ...reading, until });
  }
  const first = Math.min(...[...counted.values()].flat().map(({ recordedAt }) => recordedAt));
  return {
    subject,
    facts,
    counted,
    received,
    rejected: received.filter(({ status }) => status === "rejected"),
    devices: devicesIn(received),
    firstCountedAt: first + AFTER_THE_DESK,
  };
}

/** Both of two that contradict each other stop counting when the second arrives. */
function disputedAt(reading: ExportedReading, received: readonly ExportedReading[]): number {
  const { parameter, observedAt, source } = reading;
  const both = received.filter(
    (one) => one.parameter === parameter && one.observedAt === observedAt && one.source === source,
  );
  return Math.max(...both.map(({ recordedAt }) => recordedAt));
}

/**
 * What somebody could know at `now` of the time up to `asOf`: only readings recorded by then, and of those only
 * what was observed at or before `asOf`.
 */
export class Sight {
  readonly history: SubjectHistory;
  readonly now: number;
  readonly asOf: number;
  readonly facts: Facts;

  constructor(history: SubjectHistory, now: number, asOf: number) {
    this.history = history;
    this.now = now;
    this.asOf = asOf;
    const facts = factsAt(history.facts, now);
    if (facts === null) throw new Error(`${history.subject} was not enrolled yet`);
    this.facts = facts;
  }

  /** The spell on the ventilator that holds `asOf`. */
  get episode(): Spell | null {
    return this.facts.ventilation.find((spell) => holds(spell, this.asOf)) ?? null;
  }

  /** The readings of a parameter within the present spell on the ventilator, oldest first. */
  inEpisode(parameter: string): readonly Counted[] {
    const { episode } = this;
    if (episode === null) return [];
    return this.between(parameter, episode.from, this.asOf);
  }

  /** Those observed in `[from, to]`, oldest first. */
  between(parameter: string, from: number, to: number): readonly Counted[] {
    const list = this.history.counted.get(parameter) ?? [];
    const known: Counted[] = [];
    const last = Math.min(to, this.asOf);
    for (let place = firstAtOrAfter(list, from); place < list.length; place++) {
      const reading = list[place];
      if (reading === undefined || reading.observedAt > last) break;
      if (this.#isKnown(reading)) known.push(reading);
    }
    return known;
  }

  /** The last one observed in `[from, at]`. */
  last(parameter: string, from: number, at: number = this.asOf): Counted | null {
    const list = this.history.counted.get(parameter) ?? [];
    const latest = Math.min(at, this.asOf);
    for (let place = firstAtOrAfter(list, latest + 1) - 1; place >= 0; place--) {
      const reading = list[place];
      if (reading === undefined || reading.observedAt < from) return null;
      if (this.#isKnown(reading)) return reading;
    }
    return null;
  }

  #isKnown({ recordedAt, until }: Counted): boolean {
    return recordedAt + AFTER_THE_DESK <= this.now && this.now < until + AFTER_THE_DESK;
  }
}

/** Half-open. */
export function holds({ from, to }: Spell, at: number): boolean {
  return from <= at && (to === null || at < to);
}

/** Before any comparison with a limit: kills what floating point adds. */
export function settled(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function firstAtOrAfter(list: readonly Counted[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.observedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
