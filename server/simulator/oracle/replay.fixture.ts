import type { ExportedReading } from "./exported-ward.fixture.ts";
import type { Cause, Rule } from "./rule.fixture.ts";
import { AFTER_THE_DESK, type Counted, HOUR, MINUTE, Sight, type SubjectHistory } from "./sight.fixture.ts";

/** A reading that arrives later than this changes the record and never sounds. */
const TOO_LATE = 2 * HOUR;
/** A plateau has to do with what was measured up to an hour before it and a quarter of an hour after it. */
const PAIRS_BEFORE = 15 * MINUTE;
const PAIRS_AFTER = HOUR;

/** What brought a judgement about, in the order in which one instant brings them. */
export const BY_TIME = 0;
export const BY_DESK = 2;
export const BY_READINGS = 3;

/** The causes that hold from an instant on, and what made them so. */
export interface CausesFrom {
  readonly at: number;
  readonly by: number;
  readonly causes: ReadonlyMap<number, Cause>;
  /** The subject has no bed from here on. */
  readonly left: boolean;
}

interface Arrival {
  readonly at: number;
  readonly by: typeof BY_DESK | typeof BY_READINGS;
  /** When what arrived was observed, each moment once, oldest first; only what is not too late to sound. */
  readonly moments: readonly number[];
  /** Something later than that was known before: there an event may be found, but nothing that stands is touched. */
  readonly known: number;
}

/** Judges a rule at every arrival, at every entry of the desk, and whenever time alone may change something. */
export function replay(history: SubjectHistory, rule: Rule, end: number): readonly CausesFrom[] {
  const judged: CausesFrom[] = [];
  let causes: ReadonlyMap<number, Cause> = new Map();
  let woken: readonly number[] = [];

  const judge = (at: number, by: number, now: number, asOf: number, isPast = false) => {
    const sight = new Sight(history, now, asOf);
    const inBed = sight.facts.bed !== null;
    const found = inBed ? rule.judge(sight, causes) : [];
    const sounding = found
      .filter((cause) => causes.has(cause.occasion) || !isTooLate(cause))
      .map((cause): [number, Cause] => [cause.occasion, cause]);
    causes = new Map(isPast ? [...sounding, ...causes] : sounding);
    judged.push({ at, by, causes, left: !inBed });
    woken = inBed ? rule.wakes(sight).filter((wake) => wake > at) : [];
  };
  const wakeUntil = (until: number) => {
    for (let next = Math.min(...woken); next <= until; next = Math.min(...woken)) {
      const now = next + AFTER_THE_DESK / 2;
      judge(next, BY_TIME, now, next);
    }
  };

  for (const { at, by, moments, known } of arrivalsOf(history, rule)) {
    wakeUntil(at);
    const now = by === BY_DESK ? at : at + AFTER_THE_DESK;
    for (const moment of moments) if (moment < at) judge(at, by, now, moment, moment <= known);
    judge(at, by, now, at);
  }
  wakeUntil(end);
  return judged;
}

function arrivalsOf(history: SubjectHistory, rule: Rule): readonly Arrival[] {
  const { facts, received } = history;
  const enrolledAt = facts[0]?.at ?? Number.POSITIVE_INFINITY;
  const concerned = received.filter((reading) => isConcerned(reading, rule, history));
  const inOrder = [...Map.groupBy(concerned, ({ recordedAt }) => recordedAt)].toSorted(([a], [b]) => a - b);
  let latest = Number.NEGATIVE_INFINITY;
  const readings = inOrder.map(([at, group]): Arrival => {
    const observed = group
      .filter(({ parameter, status }) => rule.parameters.includes(parameter) && status !== "rejected")
      .map(({ observedAt }) => observedAt);
    const inTime = [...new Set(observed)].filter((moment) => at - moment <= TOO_LATE);
    // What was so at a past moment is no state of now; for an event that somebody has to judge it does not matter.
    const moments = inTime.filter((moment) => rule.latched || moment > latest).toSorted((a, b) => a - b);
    const known = latest;
    latest = Math.max(latest, ...observed);
    return { at, by: BY_READINGS, moments, known };
  });
  const entries = facts.map(({ at }): Arrival => ({ at, by: BY_DESK, moments: [], known: at }));
  return [...entries, ...readings.filter(({ at }) => at >= enrolledAt)].toSorted(
    (a, b) => a.at - b.at || a.by - b.by,
  );
}

function isConcerned(reading: ExportedReading, rule: Rule, { counted }: SubjectHistory): boolean {
  if (rule.looksAt === "everything") return true;
  if (!rule.parameters.includes(reading.parameter)) return false;
  if (!rule.nearPlateaus) return true;
  const near = plateauAfter(counted.get("plateau_pressure") ?? [], reading.observedAt - PAIRS_BEFORE);
  return near !== null && near.observedAt <= reading.observedAt + PAIRS_AFTER;
}

function plateauAfter(plateaus: readonly Counted[], at: number): Counted | null {
  return plateaus.find(({ observedAt }) => observedAt >= at) ?? null;
}

function isTooLate({ evidence }: Cause): boolean {
  return evidence !== null && evidence.recordedAt - evidence.observedAt > TOO_LATE;
}
