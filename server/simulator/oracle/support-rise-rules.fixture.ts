import { type Cause, measured, type Rule } from "./rule.fixture.ts";
import { type Counted, HOUR, MINUTE, type Sight, settled } from "./sight.fixture.ts";

const EARLY = 6 * HOUR;
const WHOLE = 24 * HOUR;
/** A rise that a device reports is believed once it has lasted. */
const SUSTAINED = 5 * MINUTE;

/** How far FiO2 and PEEP are above what they were before an infusion, and whether that is far. */
interface Rise {
  /** Of what was measured since the infusion. */
  readonly figures: Readonly<Record<string, number>>;
  /** Both are up, by values of about one time. */
  readonly both: boolean;
  /** Both are up, by values more than an hour apart: not concurrent, and neither has fallen. */
  readonly apart: boolean;
  readonly evidence: Counted;
}

/**
 * FiO2 and PEEP both up within 6 h: a possible event. When its 6 h are over nothing new is raised; what stands then
 * stands for as long as both are up.
 */
const bothUp: Rule = {
  condition: "IAE-H1",
  namedByStart: true,
  latched: true,
  parameters: ["fio2", "peep"],
  wakes: riseWakes,
  judge(sight, standing) {
    return startsOf(sight).flatMap((start) => {
      const rise = riseAt(sight, start, sight.asOf);
      const before = standing.get(start);
      if (rise?.apart === true && before !== undefined) return [before];
      if (rise === null || !isEarly(sight, start, rise)) return [];
      const mayBegin = isSustained(sight, start, ({ both }) => both);
      return said(measured("high", rise.figures, rise.evidence, start), mayBegin, standing);
    });
  },
};

/** One of them up within 24 h, or both when it was not both within the first 6 h: to be reviewed. */
const oneUp: Rule = {
  condition: "IAE-H2",
  namedByStart: true,
  latched: true,
  parameters: ["fio2", "peep"],
  wakes: riseWakes,
  judge(sight, standing) {
    return startsOf(sight).flatMap((start) => {
      const rise = riseAt(sight, start, sight.asOf);
      if (rise === null || isEarly(sight, start, rise)) return [];
      const mayBegin = isSustained(sight, start, () => true);
      return said(measured("medium", rise.figures, rise.evidence, start), mayBegin, standing);
    });
  },
};

/** A rise that stands is said anew when one can see that it is greater, or when it has become less by such a step. */
const LESS_BY: Readonly<Record<string, number>> = { fio2: 0.05, peep: 1 };
const SHOWN_IN: Readonly<Record<string, number>> = { fio2: 100, peep: 10 };

/** What trembles without being worse leaves what is said as it is. */
function trembling(before: Cause | undefined, cause: Cause): Cause {
  const figures = Object.entries(cause.figures).map(([limb, rise]) => {
    const said = before?.figures[limb];
    if (said === undefined) return [limb, rise] as const;
    const shown = (value: number) => Math.round(settled(value * (SHOWN_IN[limb] ?? 1)));
    const isNews = shown(rise) > shown(said) || settled(said - rise) >= (LESS_BY[limb] ?? 0);
    return [limb, isNews ? rise : said] as const;
  });
  return { ...cause, figures: Object.fromEntries(figures) };
}

/** By what was measured after the window nothing begins, and what stands says what it said last. */
function said(cause: Cause, mayBegin: boolean, standing: ReadonlyMap<number, Cause>): readonly Cause[] {
  const before = standing.get(cause.occasion);
  const measuredAt = cause.evidence?.observedAt ?? Number.NaN;
  if (measuredAt > cause.occasion + WHOLE) return before === undefined ? [] : [before];
  return mayBegin || before !== undefined ? [trembling(before, cause)] : [];
}

function startsOf({ facts, episode, asOf }: Sight): readonly number[] {
  if (episode === null) return [];
  return facts.infusions.map(({ from }) => from).filter((start) => start <= asOf);
}

/** What the last FiO2 and PEEP at a moment are, beside the last ones before the infusion, at most 2 h old. */
function riseAt(sight: Sight, start: number, at: number): Rise | null {
  const baseFio2 = sight.last("fio2", start - 2 * HOUR, start);
  const basePeep = sight.last("peep", start - 2 * HOUR, start);
  const fio2 = sight.last("fio2", since(sight, start), at);
  const peep = sight.last("peep", since(sight, start), at);
  if (baseFio2 === null || basePeep === null) return null;
  const fio2Rise = fio2 === null ? null : fio2.value - baseFio2.value;
  const peepRise = peep === null ? null : peep.value - basePeep.value;
  const fio2Up = fio2Rise !== null && settled(fio2Rise) >= 0.2;
  const peepUp = peepRise !== null && settled(peepRise) >= 5;
  if (!fio2Up && !peepUp) return null;
  const distance = fio2 === null || peep === null ? 0 : Math.abs(fio2.observedAt - peep.observedAt);
  const evidence = peep === null || (fio2 !== null && fio2.observedAt > peep.observedAt) ? fio2 : peep;
  if (evidence === null) return null;
  return {
    figures: {
      ...(fio2Rise === null ? {} : { fio2: fio2Rise }),
      ...(peepRise === null ? {} : { peep: peepRise }),
    },
    both: fio2Up && peepUp && distance <= HOUR,
    apart: fio2Up && peepUp && distance > HOUR,
    evidence,
  };
}

/** H1 and H2 are the ventilator's: what was measured since the infusion, in the present spell on it. */
function since({ episode }: Sight, start: number): number {
  return Math.max(start + 1, episode?.from ?? 0);
}

/** Both are up, and have been since some moment within the first 6 h. */
function isEarly(sight: Sight, start: number, { both }: Rise): boolean {
  if (!both) return false;
  return (
    sight.asOf <= start + EARLY ||
    heldSince(sight, start, ({ both: then }) => then, start + EARLY) <= start + EARLY
  );
}

function isSustained(sight: Sight, start: number, holds: (rise: Rise) => boolean): boolean {
  if (!isFromDevice(sight)) return true;
  const last = Math.max(...momentsSince(sight, start, sight.asOf - SUSTAINED * 3));
  return last - heldSince(sight, start, holds, sight.asOf - 3 * SUSTAINED) >= SUSTAINED;
}

/** Since when the readings have said so without a break; looked for no further back than `notBefore`. */
function heldSince(sight: Sight, start: number, holds: (rise: Rise) => boolean, notBefore: number): number {
  let since = sight.asOf;
  for (const at of momentsSince(sight, start, notBefore)) {
    const rise = riseAt(sight, start, at);
    if (rise === null || !holds(rise)) return since;
    since = at;
  }
  return since;
}

/** When FiO2 or PEEP was read, the latest first; the last of them at or before `notBefore` as well. */
function momentsSince(sight: Sight, start: number, notBefore: number): readonly number[] {
  const readings = ["fio2", "peep"].flatMap((parameter) => {
    const before = sight.last(parameter, since(sight, start), notBefore);
    const after = sight.between(parameter, Math.max(since(sight, start), notBefore + 1), sight.asOf);
    return before === null ? after : [before, ...after];
  });
  return readings.map(({ observedAt }) => observedAt).toSorted((a, b) => b - a);
}

/** At least six readings of PEEP or FiO2 within the last hour: that is no nurse's chart. */
function isFromDevice(sight: Sight): boolean {
  return ["peep", "fio2"].some((parameter) => {
    const lately = sight.between(parameter, sight.asOf - HOUR + 1, sight.asOf);
    return [...Map.groupBy(lately, ({ source }) => source).values()].some(({ length }) => length >= 6);
  });
}

function riseWakes({ facts }: Sight): readonly number[] {
  return facts.infusions.flatMap(({ from: start }) => [start + EARLY + 1, start + WHOLE + 1]);
}

export const SUPPORT_RISE_RULES: readonly Rule[] = [bothUp, oneUp];
