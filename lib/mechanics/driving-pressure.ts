import type { CmH2O } from "../units/quantity.ts";
import { forComparison } from "../units/rounding.ts";
import type { Figure } from "./figure.ts";

/**
 * Driving pressure ΔP = plateau pressure − PEEP, cmH2O; `null` (`DP_NONPOSITIVE`) where the plateau is not
 * above its PEEP, which is a mistake in one of the two. Source: domain.md sections 1 and 2.
 */
export function drivingPressure(plateauPressure: CmH2O, peep: CmH2O): Figure<CmH2O, "DP_NONPOSITIVE"> {
  const difference = plateauPressure - peep;
  // 25.1 − 25.1 may come out as 4e-15: rounding decides whether there is a pressure at all.
  if (forComparison(difference) <= 0) return { value: null, reason: "DP_NONPOSITIVE" };
  return { value: difference as CmH2O };
}
