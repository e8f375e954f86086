import type { AlarmFigures } from "../log/alarm-event.ts";
import type { DayItem } from "../study/day-items.ts";
import { assertNever } from "../units/assert-never.ts";
import { forComparison, forDisplay } from "../units/rounding.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { ConditionId } from "./condition.ts";
import { itemsNumbered, parameterNumbered, unitNumbered } from "./figure-numbers.ts";

/** How a figure is shown: with so many places, signed, beside its limit, as a whole number, or as a time. */
type Form =
  | { readonly as: "figure" | "signed" | "besideLimit" | "belowLimit"; readonly places: number }
  | { readonly as: "limit" }
  | { readonly as: "time" }
  /** What was sent, in its unit or, with a question mark, in the one that was probably meant; and of which parameter. */
  | { readonly as: "sent" | "parameter" }
  /** A dose that has reached its limit, and the unit of both. */
  | { readonly as: "dose" | "unit" }
  /** The hour of a time. */
  | { readonly as: "hour" }
  /** What a day lacks. */
  | { readonly as: "items" };

const figure = (places: number): Form => ({ as: "figure", places });
const signed = (places: number): Form => ({ as: "signed", places });
const BESIDE_LIMIT = { value: { as: "besideLimit", places: 1 }, limit: { as: "limit" } } as const;
const RISE = { fio2: signed(2), peep: signed(1) };
const ENTERED = { onset: { as: "time" } } as const;
const SINCE_LAST = { last: { as: "time" } } as const;

/** The figures of each condition, by the names that its words use. */
const FORMS: Readonly<Record<ConditionId, Readonly<Record<string, Form>>>> = {
  "IAE-H1": RISE,
  "IAE-H2": RISE,
  "IAE-V": {
    drug: { as: "parameter" },
    dose: { as: "dose" },
    unit: { as: "unit" },
    from: { as: "limit" },
    drugs: { as: "limit" },
  },
  "IAE-A": ENTERED,
  "IAE-D": ENTERED,
  "IAE-T": { value: figure(1), rise: figure(1), ...ENTERED },
  "INF-LONG": { started: { as: "time" } },
  "PPLAT-HI": BESIDE_LIMIT,
  "DP-HI": BESIDE_LIMIT,
  "VT-HI": BESIDE_LIMIT,
  "CST-DROP": { percent: figure(0) },
  "PEEP-STEP": { from: figure(1), to: figure(1) },
  "PF-LOW": { value: { as: "belowLimit", places: 0 } },
  "PEEP-OVD": SINCE_LAST,
  "PPLAT-OVD": { due: { as: "hour" } },
  "FEED-SIL": SINCE_LAST,
  "FEED-NONE": SINCE_LAST,
  IMPLAUS: { parameter: { as: "parameter" }, value: { as: "sent" } },
  "DUE-D": { day: figure(0), items: { as: "items" } },
  VAC: {},
  "DP-NEG": { plateau: figure(1), peep: figure(1) },
  "IAE-END": {},
};

/** Conditions, and their kinds that are worded apart. */
export type Wording = ConditionId | "IAE-V-named" | "IAE-V-drugs" | "IAE-V-third" | "IAE-T-entered";

/**
 * How an alarm is worded: a dose, or how many drugs, and whether it is on record which; a temperature, or what
 * somebody entered.
 */
export function wordingOf(condition: ConditionId, { drug, drugs, onset }: AlarmFigures): Wording {
  if (condition === "IAE-T" && onset !== undefined) return "IAE-T-entered";
  if (condition !== "IAE-V") return condition;
  if (drugs !== undefined) return drug === undefined ? "IAE-V-drugs" : "IAE-V-third";
  return drug === undefined ? "IAE-V" : "IAE-V-named";
}

/** The figures of an alarm as text, by name; "—" for one that it does not have. `clock` gives an instant as a time. */
export function alarmWords(
  condition: ConditionId,
  figures: AlarmFigures,
  clock: (instant: number) => string,
): Readonly<Record<string, string>> {
  const words = Object.entries(FORMS[condition]).map(([name, form]) => [
    name,
    wordOf(name, form, figures, clock),
  ]);
  return Object.fromEntries(words);
}

function wordOf(name: string, form: Form, figures: AlarmFigures, clock: (instant: number) => string): string {
  const { [name]: value, limit = 0 } = figures;
  if (value === undefined) return "—";
  switch (form.as) {
    case "figure":
      return forDisplay(value, form.places);
    case "signed":
      return `${value > 0 ? "+" : ""}${forDisplay(value, form.places)}`;
    case "besideLimit":
      return besideLimit(value, limit, form.places);
    case "belowLimit":
      // A fall alarms at its limit too: there is nothing to tell apart then.
      return value < limit ? besideLimit(value, limit, form.places) : forDisplay(value, form.places);
    case "limit":
      return String(value);
    case "time":
      return clock(value);
    case "hour":
      // "Plateau due 14": the clock's minutes say nothing where slots have nominal hours.
      return clock(value).replace(/:.*$/, "");
    case "dose":
      return String(Number(value.toPrecision(3)));
    case "unit": {
      const code = unitNumbered(value);
      return code === null ? "—" : (UNIT_WORDS[code] ?? code);
    }
    case "parameter":
      return PARAMETER_WORDS[parameterNumbered(value) ?? "unknown"];
    case "items":
      return itemsNumbered(value)
        .map((item) => ITEM_WORDS[item])
        .join(", ");
    case "sent":
      return figures.suspected === undefined
        ? inUnit(value, figures.unit)
        : `${inUnit(value, figures.suspected)}?`;
    default:
      return assertNever(form);
  }
}

/** As somebody wrote it: "12 kPa", "0.42 L"; a fraction has no unit. */
function inUnit(value: number, unit: number | undefined): string {
  const code = unitNumbered(unit) ?? "1";
  const shown = String(Number(value.toPrecision(6)));
  return code === "1" ? shown : `${shown} ${UNIT_WORDS[code] ?? code}`;
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  "cm[H2O]": "cmH2O",
  "mm[Hg]": "mmHg",
  Cel: "°C",
  "ug/min": "µg/min",
  "ug/kg/min": "µg/kg/min",
};

const ITEM_WORDS: Readonly<Record<DayItem, string>> = {
  blood_gas: "ABG",
  chest_x_ray: "CXR",
  biomarkers: "biomarkers",
};

/** As the wall abbreviates them, in English; pages have words of their own. */
const PARAMETER_WORDS: Readonly<Record<Parameter | "unknown", string>> = {
  peep: "PEEP",
  total_peep: "total PEEP",
  plateau_pressure: "Pplat",
  peak_pressure: "peak pressure",
  mean_airway_pressure: "mean pressure",
  tidal_volume: "VT",
  fio2: "FiO2",
  pao2: "PaO2",
  spo2: "SpO2",
  respiratory_rate: "respiratory rate",
  norepinephrine: "norepinephrine",
  phenylephrine: "phenylephrine",
  epinephrine: "epinephrine",
  dopamine: "dopamine",
  temperature: "temperature",
  cxr_quadrants: "CXR quadrants",
  unknown: "a value",
};

/**
 * A value with as many places as it takes to tell it from its limit: 15.04 beside 15 is never "15.0 > 15".
 * At most six, where comparisons end.
 */
export function besideLimit(value: number, limit: number, places: number): string {
  for (let shown = places; shown < 6; shown += 1) {
    if (Math.round(forComparison(value) * 10 ** shown) !== Math.round(limit * 10 ** shown)) {
      return forDisplay(value, shown);
    }
  }
  return forDisplay(value, 6);
}
