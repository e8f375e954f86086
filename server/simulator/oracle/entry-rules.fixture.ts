import { nameOfReading } from "./known-facts.fixture.ts";
import { because, type Rule } from "./rule.fixture.ts";
import { HOUR, type Sight } from "./sight.fixture.ts";

const DAY = 24 * HOUR;
/** Shanghai's clock is ahead by this, all year round. */
const LOCAL = 8 * HOUR;
const TOO_LATE = 2 * HOUR;
const OXYGEN_HOLDS = 4 * HOUR;
const GAS_BEFORE = 6 * HOUR;
const DUE_DAYS: ReadonlySet<number> = new Set([0, 1, 3, 7]);

/**
 * Impossible values, until somebody has answered for them. "Check {param}" can be read as one alarm a value or one a
 * parameter: it is read as the second, so that a device that sends nonsense is one thing to look at; but another
 * value than the one before it is one that nobody has seen.
 */
const impossible: Rule = {
  condition: "IMPLAUS",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: () => [],
  judge({ history, facts, now }) {
    const all = history.rejected.map(({ parameter }) => parameter);
    const open = history.rejected.filter(({ parameter, recordedAt, observedAt }) => {
      const isKnown = recordedAt < now && recordedAt - observedAt <= TOO_LATE;
      return isKnown && !facts.answered.has(nameOfReading(parameter, observedAt));
    });
    const parameters = new Set(open.map(({ parameter }) => parameter));
    return [...parameters].map((parameter) => {
      const values = open.filter((one) => one.parameter === parameter);
      const about = values
        .filter(({ value }, place) => value !== values[place - 1]?.value)
        .map(({ observedAt, value }) => `${observedAt} ${value}`);
      return { ...because("low", {}, all.indexOf(parameter)), about };
    });
  },
};

/**
 * What the table of quantities wants on days 0, 1, 3 and 7: KL-6 in lavage, Ang-2 in plasma, TNF-alpha, IL-8 and
 * IL-6 in both. A "not done" is an entry.
 */
const BIOMARKERS = [
  "kl_6 balf",
  "ang_2 plasma",
  ...["tnf_alpha", "il_8", "il_6"].flatMap((analyte) => [`${analyte} plasma`, `${analyte} balf`]),
];

/**
 * At 20:00 of study days 0, 1, 3 and 7: a blood gas with a P/F, the film's quadrants or a biomarker are missing; until
 * entered.
 */
const dueThatDay: Rule = {
  condition: "DUE-D",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: ({ now }) => [midnightBefore(now) + 20 * HOUR, midnightBefore(now) + DAY],
  judge(sight) {
    const start = sight.facts.infusions[0]?.from;
    if (start === undefined) return [];
    const midnight = midnightBefore(sight.now);
    const studyDay = Math.round((midnight - midnightBefore(start)) / DAY);
    if (!DUE_DAYS.has(studyDay) || sight.now < midnight + 20 * HOUR) return [];
    // Day 0 takes the last gas of the 6 h before the infusion, also when that was on the evening before.
    const gasFrom = studyDay === 0 ? Math.min(midnight, start - GAS_BEFORE) : midnight;
    const hasBiomarkers = BIOMARKERS.every((name) => sight.facts.biomarkers.has(`${name} ${studyDay}`));
    return hasBiomarkers && hasGasAndFilm(sight, gasFrom, midnight) ? [] : [because("low", {}, studyDay)];
  },
};

/** A gas of the day is one whichever spell on the ventilator it was taken in. */
function hasGasAndFilm(sight: Sight, gasFrom: number, midnight: number): boolean {
  const hasGas = sight
    .between("pao2", gasFrom, sight.asOf)
    .some(({ observedAt }) => sight.last("fio2", observedAt - OXYGEN_HOLDS, observedAt) !== null);
  return hasGas && sight.last("cxr_quadrants", midnight) !== null;
}

function midnightBefore(at: number): number {
  return Math.floor((at + LOCAL) / DAY) * DAY - LOCAL;
}

export const ENTRY_RULES: readonly Rule[] = [impossible, dueThatDay];
