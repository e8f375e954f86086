import { forComparison } from "../units/rounding.ts";
import { type Parameter, parameterRow } from "./parameter.ts";

/** Units that differ by less are not mistaken for each other by what they show. */
const LEAST_FACTOR = 2;

/**
 * The unit that an impossible value was probably meant in: another one of its parameter, in which it would be
 * possible (12 mmHg of oxygen is nobody's, 12 kPa is). `null`: in none.
 */
export function suspectedUnit(
  parameter: Parameter,
  { value, unit }: { readonly value: number; readonly unit: string },
): string | null {
  const { accepts, hard } = parameterRow(parameter);
  const own = accepts[unit];
  if (own === undefined) return null;
  for (const [other, factor] of Object.entries(accepts)) {
    if (Math.max(factor / own, own / factor) < LEAST_FACTOR) continue;
    const meant = forComparison(value * factor);
    if (meant >= hard[0] && meant <= hard[1]) return other;
  }
  return null;
}
