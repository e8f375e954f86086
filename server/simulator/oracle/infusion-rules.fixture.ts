import { causesOf } from "./entered-event-rules.fixture.ts";
import { because, type Cause, measured, type Rule } from "./rule.fixture.ts";
import { type Counted, HOUR, MINUTE, type Sight, settled } from "./sight.fixture.ts";

const EARLY = 6 * HOUR;
const WHOLE = 24 * HOUR;

/** From these doses on, per minute: in micrograms, or in micrograms per kilogram. */
const THRESHOLDS = [
  { drug: "norepinephrine", from: 10, perKg: false },
  { drug: "phenylephrine", from: 100, perKg: false },
  { drug: "dopamine", from: 10, perKg: true },
  { drug: "epinephrine", from: 0.1, perKg: true },
] as const;

/** A vasopressor raised over its threshold after the infusion began, or a third one added, within 6 h. */
const vasopressor: Rule = {
  condition: "IAE-V",
  namedByStart: true,
  latched: true,
  parameters: THRESHOLDS.map(({ drug }) => drug),
  wakes: () => [],
  judge: (sight, standing) =>
    startsOf(sight).flatMap((start) => {
      const happened = [
        ...THRESHOLDS.map((one) => ({ name: one.drug, evidence: crossedSince(sight, start, one) })),
        { name: "third", evidence: thirdAdded(sight, start) },
      ].flatMap(({ name, evidence }) => (evidence === null ? [] : [{ name, evidence }]));
      const [first] = happened;
      if (first === undefined) return [];
      // Each is an event of its own: seen is only what had happened by then.
      const before = standing.get(start)?.about ?? [];
      const about = happened
        .filter(
          ({ name, evidence: { observedAt, recordedAt } }) =>
            before.includes(name) || (observedAt <= start + EARLY && recordedAt - observedAt <= 2 * HOUR),
        )
        .map(({ name }) => name);
      return inTime({ ...measured("high", {}, first.evidence, start), about }, standing);
    }),
};

/** The last dose, if it is over its threshold and the first of that run was given after the start. */
function crossedSince(
  sight: Sight,
  start: number,
  { drug, from, perKg }: (typeof THRESHOLDS)[number],
): Counted | null {
  const doses = sight.between(drug, 0, sight.asOf).toReversed();
  const isOver = (dose: Counted) => {
    const amount = perKg ? doseIn(dose, "ug/kg/min", sight) : doseIn(dose, "ug/min", sight);
    return amount !== null && settled(amount) >= from;
  };
  const last = doses[0];
  if (last === undefined || !isOver(last)) return null;
  const under = doses.findIndex((dose) => !isOver(dose));
  const first = under < 0 ? doses.at(-1) : doses[under - 1];
  return first !== undefined && first.observedAt > start ? last : null;
}

function doseIn({ value, unit }: Counted, wanted: string, { facts }: Sight): number | null {
  if (unit === wanted) return value;
  if (facts.weightKg === null) return null;
  return wanted === "ug/min" ? value * facts.weightKg : value / facts.weightKg;
}

function thirdAdded(sight: Sight, start: number): Counted | null {
  const running = (at: number) =>
    THRESHOLDS.flatMap(({ drug }) => {
      const last = sight.last(drug, 0, at);
      return last !== null && last.value > 0 ? [last] : [];
    });
  const now = running(sight.asOf);
  if (now.length < 3 || running(start).length >= 3) return null;
  return now.toSorted((a, b) => b.observedAt - a.observedAt)[0] ?? null;
}

/**
 * 38.0 degrees or more, and a degree more than before the infusion, within 6 h; or T1 that somebody entered, which
 * holds for as long as the window is open: at its end the rules stop.
 */
const temperature: Rule = {
  condition: "IAE-T",
  namedByStart: true,
  latched: true,
  parameters: ["temperature"],
  wakes: ({ facts }) =>
    facts.events.some(({ event }) => event === "T1")
      ? facts.infusions.map(({ from }) => from + WHOLE + 1)
      : [],
  judge: (sight, standing) => [
    ...causesOf(sight, new Map(), "medium", ["T1"], EARLY),
    ...startsOf(sight).flatMap((start) => {
      const before = sight.last("temperature", start - EARLY, start);
      const last = sight.last("temperature", start);
      if (before === null || last === null || settled(last.value) < 38) return [];
      const rise = settled(last.value - before.value);
      return rise < 1 ? [] : inTime(measured("medium", { value: last.value, rise }, last, start), standing);
    }),
  ],
};

/** 24 h after its start. */
const windowClosed: Rule = {
  condition: "IAE-END",
  latched: true,
  endsWhenSeen: true,
  parameters: [],
  wakes: ({ facts }) => facts.infusions.map(({ from }) => from + WHOLE),
  judge: ({ facts, now }) =>
    facts.infusions.filter(({ from }) => now >= from + WHOLE).map(({ from }) => because("low", {}, from)),
};

/** A bag that has run for more than an hour, or two. */
const longInfusion: Rule = {
  condition: "INF-LONG",
  latched: false,
  parameters: [],
  wakes: ({ facts }) =>
    facts.infusions.flatMap(({ from }) => [from + 60 * MINUTE + 1, from + 120 * MINUTE + 1]),
  judge: ({ facts, now }) =>
    facts.infusions
      .filter(({ from, to }) => to === null && now - from > 60 * MINUTE)
      .map(({ from }) => because(now - from > 120 * MINUTE ? "medium" : "low", { started: from }, from)),
};

function startsOf({ facts, asOf }: Sight): readonly number[] {
  return facts.infusions.map(({ from }) => from).filter((start) => asOf >= start);
}

/** What was measured within the first 6 h is raised; what stands goes on for as long as it is true. */
function inTime(cause: Cause, standing: ReadonlyMap<number, Cause>): readonly Cause[] {
  const { occasion, evidence } = cause;
  if (evidence !== null && evidence.observedAt <= occasion + EARLY) return [cause];
  const before = standing.get(occasion);
  return before === undefined ? [] : [before];
}

export const INFUSION_RULES: readonly Rule[] = [vasopressor, temperature, windowClosed, longInfusion];
