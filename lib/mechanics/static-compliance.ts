import type { CmH2O, Millilitre, MillilitrePerCmH2O } from "../units/quantity.ts";
import { forComparison } from "../units/rounding.ts";
import type { Figure } from "./figure.ts";

/**
 * Static compliance of one measurement = tidal volume / driving pressure, mL/cmH2O; `null`
 * (`CSTAT_IMPLAUSIBLE`) above `highest`, where one of the two is a mistake. Source: domain.md section 1.
 */
export function staticCompliance(
  tidalVolume: Millilitre,
  drivingPressure: CmH2O,
  highest: number,
): Figure<MillilitrePerCmH2O, "CSTAT_IMPLAUSIBLE"> {
  const compliance = tidalVolume / drivingPressure;
  if (forComparison(compliance) > highest) return { value: null, reason: "CSTAT_IMPLAUSIBLE" };
  return { value: compliance as MillilitrePerCmH2O };
}
