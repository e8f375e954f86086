import type { Protocol } from "../protocol/protocol.ts";
import { forComparison } from "../units/rounding.ts";
import type { DailyMinima } from "./daily-minimum.ts";

type Rules = Protocol["vac"];

/** Two days of worse ventilation after two stable ones: what surveillance looks for, and no diagnosis. */
export interface Worsening {
  /** Of the first worsening day in the list, from 0. */
  readonly index: number;
  readonly parameter: "peep" | "fio2";
  /** The daily minimum before, and the lower one of the two worse days; cmH2O or a fraction. */
  readonly from: number;
  readonly to: number;
}

/**
 * Every worsening in a list of days from the first on the ventilator: two days of stable or falling minima, then
 * two that are both higher by the rule, in the same quantity. A day without a value breaks it, and the next counts
 * only so many days later. Source: domain.md section 5.
 */
export function worsenings(days: readonly DailyMinima[], rules: Rules): readonly Worsening[] {
  const found: Worsening[] = [];
  for (let index = 2; index + 1 < days.length; index += 1) {
    const last = found.at(-1);
    if (last !== undefined && index - last.index < rules.daysApart) continue;
    const worsening = worseningAt(days, index, "peep", rules) ?? worseningAt(days, index, "fio2", rules);
    if (worsening !== null) found.push(worsening);
  }
  return found;
}

function worseningAt(
  days: readonly DailyMinima[],
  index: number,
  parameter: "peep" | "fio2",
  rules: Rules,
): Worsening | null {
  const valueAt = (at: number): number | null => {
    const value = days[at]?.[parameter] ?? null;
    // A lower PEEP than this is none: from 0 to 5 is no worsening.
    return value === null || parameter === "fio2" ? value : Math.max(value, rules.leastPeep);
  };
  const [first, second] = [valueAt(index - 2), valueAt(index - 1)];
  const [third, fourth] = [valueAt(index), valueAt(index + 1)];
  if (first === null || second === null || third === null || fourth === null) return null;
  const to = Math.min(third, fourth);
  const rise = parameter === "peep" ? rules.peepRise : rules.fio2Rise;
  const isStable = forComparison(second - first) <= 0;
  return isStable && forComparison(to - first) >= rise ? { index, parameter, from: first, to } : null;
}
