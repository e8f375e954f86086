import { bloodGasesOf, mechanicsOf, predictedBodyWeight } from "./pressures.fixture.ts";
import { type Cause, measured, type Rule } from "./rule.fixture.ts";
import { type Counted, HOUR, type Sight, settled } from "./sight.fixture.ts";

const never = () => [];
const PRESSURES = ["plateau_pressure", "peep", "total_peep"];

/** Pplat > 30.0, until the next valid one is not. */
const plateauHigh: Rule = {
  condition: "PPLAT-HI",
  latched: false,
  parameters: ["plateau_pressure"],
  wakes: never,
  judge(sight) {
    const last = sight.inEpisode("plateau_pressure").at(-1);
    if (last === undefined || settled(last.value) <= 30) return [];
    return [measured("medium", { value: last.value, limit: 30 }, last)];
  },
};

/** ΔP > 15.0, until a later one is ≤ 14.0: between them 14 is the limit that it is still above. */
const drivingPressureHigh: Rule = {
  condition: "DP-HI",
  latched: false,
  nearPlateaus: true,
  parameters: PRESSURES,
  wakes: never,
  judge(sight) {
    let cause: Cause | null = null;
    for (const { plateau, drivingPressure } of mechanicsOf(sight)) {
      if (drivingPressure === null) continue;
      const limit = drivingPressure > 15 ? 15 : 14;
      const holds: boolean = drivingPressure > 15 || (cause !== null && drivingPressure > 14);
      cause = holds ? measured("medium", { value: drivingPressure, limit }, plateau) : null;
    }
    return cause === null ? [] : [cause];
  },
};

/** Pplat ≤ PEEP, until it is corrected: here nobody does, and a later pair says nothing of this one. */
const drivingPressureNegative: Rule = {
  condition: "DP-NEG",
  latched: false,
  nearPlateaus: true,
  parameters: PRESSURES,
  wakes: never,
  judge(sight) {
    const wrong = mechanicsOf(sight).findLast(({ difference }) => difference !== null && difference <= 0);
    return wrong === undefined ? [] : [measured("low", {}, wrong.plateau)];
  },
};

/** More than 8.0 mL per kg predicted body weight twice running, until one is not. */
const tidalVolumeHigh: Rule = {
  condition: "VT-HI",
  latched: false,
  parameters: ["tidal_volume"],
  wakes: never,
  judge(sight) {
    const weight = predictedBodyWeight(sight.facts.sex, sight.facts.heightCm);
    if (weight === null) return [];
    const [before, last] = sight.inEpisode("tidal_volume").slice(-2);
    if (before === undefined || last === undefined) return [];
    const isHigh = ({ value }: Counted) => settled(value / weight) > 8;
    const value = last.value / weight;
    return isHigh(before) && isHigh(last) ? [measured("low", { value, limit: 8 }, last)] : [];
  },
};

/**
 * Compliance at or below 0.80 of that before the infusion and at least 5 below it, in two measurements running, or
 * at or below 0.70 in one; until one is at or above 0.85. An earlier infusion's raises for as long as its window is open.
 */
const complianceDrop: Rule = {
  condition: "CST-DROP",
  namedByStart: true,
  latched: false,
  nearPlateaus: true,
  parameters: [...PRESSURES, "tidal_volume"],
  wakes: never,
  judge(sight, standing) {
    const starts = sight.facts.infusions.map(({ from }) => from).filter((start) => start <= sight.asOf);
    return starts.flatMap((start) => {
      const mayBegin = start === starts.at(-1) || sight.now <= start + 24 * HOUR;
      return mayBegin || standing.has(start) ? dropSince(sight, start) : [];
    });
  },
};

function dropSince(sight: Sight, start: number): readonly Cause[] {
  const base = complianceBefore(sight, start);
  if (base === null) return [];
  let isOn = false;
  let lowBefore = false;
  let evidence: Counted | null = null;
  for (const { plateau, compliance } of mechanicsOf(sight)) {
    if (compliance === null || plateau.observedAt <= start) continue;
    const share = settled(compliance / base);
    const low = share <= 0.8 && settled(base - compliance) >= 5;
    if (low && (lowBefore || share <= 0.7)) isOn = true;
    if (share >= 0.85) isOn = false;
    lowBefore = low;
    evidence = plateau;
  }
  return isOn && evidence !== null ? [measured("medium", {}, evidence, start)] : [];
}

/** The mean of the last four at most in the 24 h before the infusion, its start included. */
function complianceBefore(sight: Sight, start: number): number | null {
  const before = mechanicsOf(sight)
    .filter(({ plateau }) => plateau.observedAt <= start && plateau.observedAt >= start - 24 * HOUR)
    .flatMap(({ compliance }) => (compliance === null ? [] : [compliance]))
    .slice(-4);
  return before.length === 0 ? null : before.reduce((sum, one) => sum + one, 0) / before.length;
}

/** Two PEEPs one after the other, at most 2 h apart, that differ by 5 or more: said for an hour. */
const peepStep: Rule = {
  condition: "PEEP-STEP",
  latched: false,
  parameters: ["peep"],
  wakes(sight) {
    const step = stepBefore(sight);
    return step === null ? [] : [step.to.observedAt + HOUR];
  },
  judge(sight) {
    const step = stepBefore(sight);
    if (step === null) return [];
    const { from, to } = step;
    return [{ ...measured("low", { from, to: to.value }, to), about: [String(to.observedAt)] }];
  },
};

function stepBefore(sight: Sight): { readonly from: number; readonly to: Counted } | null {
  const peeps = sight.between("peep", Math.max(sight.episode?.from ?? 0, sight.asOf - 3 * HOUR), sight.asOf);
  if (sight.episode === null) return null;
  for (let place = peeps.length - 1; place > 0; place--) {
    const [before, after] = peeps.slice(place - 1);
    if (before === undefined || after === undefined || after.observedAt <= sight.now - HOUR) return null;
    const isNear = after.observedAt - before.observedAt <= 2 * HOUR;
    if (isNear && settled(Math.abs(after.value - before.value)) >= 5)
      return { from: before.value, to: after };
  }
  return null;
}

/** P/F below 100, or a fifth below the one before; until a blood gas is neither. */
const pfLow: Rule = {
  condition: "PF-LOW",
  latched: false,
  parameters: ["pao2", "fio2"],
  wakes: never,
  judge(sight) {
    const [last, before] = bloodGasesOf(sight).toReversed();
    if (last === undefined) return [];
    const { pfRatio: value, pao2 } = last;
    if (value < 100) return [measured("medium", { value, limit: 100 }, pao2)];
    const limit = before === undefined ? 0 : settled(before.pfRatio * 0.8);
    return value <= limit ? [measured("medium", { value, limit }, pao2)] : [];
  },
};

export const MECHANICS_RULES: readonly Rule[] = [
  plateauHigh,
  drivingPressureHigh,
  drivingPressureNegative,
  tidalVolumeHigh,
  complianceDrop,
  peepStep,
  pfLow,
];
