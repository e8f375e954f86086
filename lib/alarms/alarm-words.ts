import type { AlarmFigures } from "../log/alarm-event.ts";
import { assertNever } from "../units/assert-never.ts";
import { forComparison, forDisplay } from "../units/rounding.ts";
import type { ConditionId } from "./condition.ts";

/** How a figure is shown: with so many places, signed, beside its limit, as a whole number, or as a time. */
type Form =
  | { readonly as: "figure" | "signed" | "besideLimit"; readonly places: number }
  | { readonly as: "limit" }
  | { readonly as: "time" };

const figure = (places: number): Form => ({ as: "figure", places });
const signed = (places: number): Form => ({ as: "signed", places });
const BESIDE_LIMIT = { value: { as: "besideLimit", places: 1 }, limit: { as: "limit" } } as const;
const RISE = { fio2: signed(2), peep: signed(1) };
const SINCE_LAST = { last: { as: "time" } } as const;

/** The figures of each condition, by the names that its words use. */
const FORMS: Readonly<Record<ConditionId, Readonly<Record<string, Form>>>> = {
  "IAE-H1": RISE,
  "IAE-H2": RISE,
  "IAE-V": { dose: figure(1), from: { as: "limit" }, drugs: { as: "limit" } },
  "IAE-T": { value: figure(1), rise: figure(1) },
  "INF-LONG": { started: { as: "time" } },
  "PPLAT-HI": BESIDE_LIMIT,
  "DP-HI": BESIDE_LIMIT,
  "VT-HI": BESIDE_LIMIT,
  "CST-DROP": { percent: figure(0) },
  "PEEP-STEP": { from: figure(1), to: figure(1) },
  "PF-LOW": { value: figure(0) },
  "PEEP-OVD": SINCE_LAST,
  "PPLAT-OVD": {},
  "FEED-SIL": SINCE_LAST,
  "FEED-NONE": SINCE_LAST,
  "DP-NEG": { plateau: figure(1), peep: figure(1) },
  "IAE-END": {},
};

/** The figures of an alarm as text, by name; "—" for one that it does not have. `clock` gives an instant as a time. */
export function alarmWords(
  condition: ConditionId,
  figures: AlarmFigures,
  clock: (instant: number) => string,
): Readonly<Record<string, string>> {
  const words = Object.entries(FORMS[condition]).map(([name, form]) => [
    name,
    wordOf(figures[name], form, figures.limit ?? 0, clock),
  ]);
  return Object.fromEntries(words);
}

function wordOf(
  value: number | undefined,
  form: Form,
  limit: number,
  clock: (instant: number) => string,
): string {
  if (value === undefined) return "—";
  switch (form.as) {
    case "figure":
      return forDisplay(value, form.places);
    case "signed":
      return `${value > 0 ? "+" : ""}${forDisplay(value, form.places)}`;
    case "besideLimit":
      return besideLimit(value, limit, form.places);
    case "limit":
      return String(value);
    case "time":
      return clock(value);
    default:
      return assertNever(form);
  }
}

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
