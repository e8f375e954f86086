import { PROTOCOL } from "../protocol/protocol.ts";
import type { DailyFigureKey } from "../study/daily-figure.ts";
import { HOUR, MINUTE } from "../units/instant.ts";
import { PARAMETER_KEYS, type Parameter, parameterRow } from "../ventilation/parameter.ts";
import type { Variable } from "./variable.ts";

const { completeness, pairing, bloodGas, limits } = PROTOCOL;
const NOTHING_COUNTS = "nothing counts; `reason` of daily_long says why";

const PARAMETER_LABELS: Readonly<Record<Parameter, string>> = {
  peep: "Positive end-expiratory pressure, set or measured",
  total_peep: "Total PEEP, by an expiratory hold",
  plateau_pressure: "Plateau pressure, by an inspiratory pause",
  peak_pressure: "Peak inspiratory pressure",
  mean_airway_pressure: "Mean airway pressure",
  tidal_volume: "Tidal volume",
  fio2: "Fraction of inspired oxygen",
  pao2: "Arterial partial pressure of oxygen",
  spo2: "Oxygen saturation by pulse oximetry",
  respiratory_rate: "Respiratory rate",
  norepinephrine: "Norepinephrine",
  phenylephrine: "Phenylephrine",
  epinephrine: "Epinephrine",
  dopamine: "Dopamine",
  temperature: "Body temperature",
  cxr_quadrants: "Quadrants with infiltrates on the chest X-ray",
};

/** Every measured quantity, from the parameter table: the words of `param` in `readings_long`. */
export const PARAMETER_VARIABLES: Readonly<Record<string, Variable>> = Object.fromEntries(
  PARAMETER_KEYS.map((key) => [key, parameterVariable(key)]),
);

function parameterVariable(key: Parameter): Variable {
  const { unit, hard, loinc, integer, accepts } = parameterRow(key);
  const [low, high] = hard;
  const others = Object.entries(accepts).filter(([, factor]) => factor !== 1);
  return {
    label: PARAMETER_LABELS[key],
    type: integer === true ? "integer" : "number",
    unit,
    ...(high === Number.MAX_VALUE ? {} : { allowed: [low, high] as const }),
    ...(others.length === 0
      ? {}
      : {
          formula: `as sent, × factor: ${others.map(([name, factor]) => `${name} × ${factor}`).join(", ")}`,
        }),
    source: loinc === null ? "ventilator, laboratory or bedside form" : `LOINC ${loinc}`,
  };
}

/** The daily figures: the words of `param` in `daily_long`, and columns of `daily_wide`. */
export const FIGURE_VARIABLES: Readonly<Record<DailyFigureKey, Variable>> = {
  lis: {
    label: "Lung injury score",
    type: "number",
    allowed: [0, 4],
    formula: `mean of the points (0 to 4) of P/F, PEEP, static compliance and X-ray quadrants, as far as known: n of 4; mode ${PROTOCOL.lungInjuryScore.mode}`,
    missing: NOTHING_COUNTS,
    source: "Murray 1988; domain.md section 4",
    seed: "Lung injury score",
  },
  peep: {
    label: "PEEP, daily mean",
    type: "number",
    unit: "cm[H2O]",
    allowed: parameterRow("peep").hard,
    formula: `unweighted mean of filled hour slots; a slot is the ${PROTOCOL.hourSlots.aggregate} of its valid readings on invasive ventilation`,
    missing: NOTHING_COUNTS,
    source: "domain.md section 2",
    seed: "hourly; daily mean d0–7",
  },
  plateau_pressure: {
    label: "Plateau pressure, daily mean",
    type: "number",
    unit: "cm[H2O]",
    allowed: parameterRow("plateau_pressure").hard,
    formula: `mean over slots of the valid reading closest to ${PROTOCOL.plateauSlots.map(({ nominalHour }) => `${String(nominalHour).padStart(2, "0")}:00`).join(", ")}`,
    missing: NOTHING_COUNTS,
    source: "domain.md section 2",
    seed: "4×/day, inspiratory pause; daily mean",
  },
  driving_pressure: {
    label: "Driving pressure, daily mean",
    type: "number",
    unit: "cm[H2O]",
    formula: `mean over plateau slots of plateau − paired PEEP: same record, else the last ≤ ${pairing.peepBeforeMs / MINUTE} min before, else the first ≤ ${pairing.peepAfterMs / MINUTE} min after; ≤ 0 is missing`,
    missing: NOTHING_COUNTS,
    source: "domain.md section 2; Amato 2015",
    seed: "4×/day, mean",
  },
  static_compliance: {
    label: "Static compliance, daily mean",
    type: "number",
    unit: "mL/cm[H2O]",
    allowed: [0, limits.staticCompliance],
    formula: `mean over plateau slots of tidal volume / driving pressure; tidal volume of the same record, else within ± ${pairing.tidalVolumeWithinMs / MINUTE} min`,
    missing: NOTHING_COUNTS,
    source: "domain.md sections 1 and 2",
    seed: "each day",
  },
  pf_ratio: {
    label: "PaO2/FiO2 (protocol OI), the day's value",
    type: "number",
    unit: "mm[Hg]",
    formula: `PaO2 / FiO2; FiO2 of the same record, else the last ≤ ${pairing.fio2BeforeMs / HOUR} h before. Day 0: the last ≤ ${bloodGas.beforeInfusionMs / HOUR} h before the infusion; else the closest to ${bloodGas.nominalHour}:00 within ${bloodGas.fromHour}:00-${bloodGas.toHour}:00; else the lowest`,
    missing: NOTHING_COUNTS,
    source: "domain.md A4 and A5; LOINC 50984-4",
    seed: "OI(PaO2/FiO2)",
  },
};

/** The words of `completeness`, and what they ask for. */
export const COMPLETENESS_FORMULA = `PEEP: filled / expected hour slots ≥ ${completeness.completeFrom} COMPLETE, ≥ ${completeness.partialFrom} PARTIAL, else INSUFFICIENT, fewer than ${completeness.shortBelow} expected SHORT; plateau figures: ≥ ${completeness.plateauCompleteFrom} slots COMPLETE, ${completeness.plateauPartialFrom} PARTIAL, else INSUFFICIENT; RUNNING while the day is not over`;
