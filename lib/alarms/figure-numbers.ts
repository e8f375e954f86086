import type { DayItem } from "../study/day-items.ts";
import type { Parameter } from "../ventilation/parameter.ts";

/*
 * The figures of an alarm are numbers, and are kept for ever: what they name has its number here for good. A new
 * parameter or unit takes the next one.
 */

/** Parameters by their numbers in figures and occasions. */
export const PARAMETER_NUMBERS = {
  peep: 1,
  total_peep: 2,
  plateau_pressure: 3,
  peak_pressure: 4,
  mean_airway_pressure: 5,
  tidal_volume: 6,
  fio2: 7,
  pao2: 8,
  spo2: 9,
  respiratory_rate: 10,
  norepinephrine: 11,
  phenylephrine: 12,
  epinephrine: 13,
  dopamine: 14,
  temperature: 15,
  cxr_quadrants: 16,
} as const satisfies Readonly<Record<Parameter, number>>;

/** Units on the wire by their numbers in figures. */
export const UNIT_NUMBERS = {
  "cm[H2O]": 1,
  cmH2O: 2,
  mbar: 3,
  hPa: 4,
  mL: 5,
  L: 6,
  "1": 7,
  "%": 8,
  "mm[Hg]": 9,
  mmHg: 10,
  kPa: 11,
  "/min": 12,
  "ug/min": 13,
  "ug/kg/min": 14,
  Cel: 15,
} as const satisfies Readonly<Record<string, number>>;

/** What a day lacks: a figure is the sum of these, each a power of two. */
export const ITEM_NUMBERS = {
  blood_gas: 1,
  chest_x_ray: 2,
  biomarkers: 4,
} as const satisfies Readonly<Record<DayItem, number>>;

/** The items whose numbers a figure is the sum of; empty without one. */
export function itemsNumbered(sum: number | undefined): readonly DayItem[] {
  const items = Object.keys(ITEM_NUMBERS) as readonly DayItem[];
  return items.filter((item) => ((sum ?? 0) & ITEM_NUMBERS[item]) !== 0);
}

/** The parameter that a figure names; `null`: one of a newer server. */
export function parameterNumbered(number: number | undefined): Parameter | null {
  const found = Object.entries(PARAMETER_NUMBERS).find(([, one]) => one === number);
  return found === undefined ? null : (found[0] as Parameter);
}

/** The number of a unit on the wire; `undefined`: it has none. */
export function unitNumberOf(unit: string): number | undefined {
  const numbers: Readonly<Record<string, number>> = UNIT_NUMBERS;
  return numbers[unit];
}

/** The unit on the wire that a figure names; `null`: one of a newer server. */
export function unitNumbered(number: number | undefined): string | null {
  return Object.entries(UNIT_NUMBERS).find(([, one]) => one === number)?.[0] ?? null;
}
