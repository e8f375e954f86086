import { bloodGasesOf } from "./pressures.fixture.ts";
import { because, type Rule } from "./rule.fixture.ts";
import { HOUR, type Sight } from "./sight.fixture.ts";

const DAY = 24 * HOUR;
/** Shanghai's clock is ahead by this, all year round. */
const LOCAL = 8 * HOUR;
const TOO_LATE = 2 * HOUR;
const DUE_DAYS: ReadonlySet<number> = new Set([0, 1, 3, 7]);

/** Each impossible value, until somebody answers its query; an answer is in no export that is read here. */
const impossible: Rule = {
  condition: "IMPLAUS",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: () => [],
  judge: ({ history, now }) =>
    history.received.flatMap(({ status, recordedAt, observedAt }, place) => {
      const isKnown = status === "rejected" && recordedAt < now;
      return isKnown && recordedAt - observedAt <= TOO_LATE ? [because("low", {}, place)] : [];
    }),
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
    if (start === undefined || sight.episode === null) return [];
    const midnight = midnightBefore(sight.now);
    const studyDay = Math.round((midnight - midnightBefore(start)) / DAY);
    if (!DUE_DAYS.has(studyDay) || sight.now < midnight + 20 * HOUR) return [];
    const hasBiomarkers = BIOMARKERS.every((name) => sight.facts.biomarkers.has(`${name} ${studyDay}`));
    return hasBiomarkers && hasGasAndFilm(sight, midnight) ? [] : [because("low", {}, studyDay)];
  },
};

function hasGasAndFilm(sight: Sight, midnight: number): boolean {
  const hasGas = bloodGasesOf(sight).some(({ pao2 }) => pao2.observedAt >= midnight);
  return hasGas && sight.last("cxr_quadrants", midnight) !== null;
}

function midnightBefore(at: number): number {
  return Math.floor((at + LOCAL) / DAY) * DAY - LOCAL;
}

export const ENTRY_RULES: readonly Rule[] = [impossible, dueThatDay];
