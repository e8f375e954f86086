import type { BedView } from "#lib/projections/bed-view.ts";

/**
 * What a tile has to say. `empty`: nobody lies here; `off`: off the ventilator; `noPressure`: none was ever read,
 * whatever else was; `figures`: there are figures, whatever their age.
 */
export type BedCondition = "empty" | "off" | "noPressure" | "figures";

const FROM_VENTILATOR = ["peep", "plateau_pressure", "driving_pressure", "static_compliance"] as const;

export function conditionOf({ subject, ventilation, quantities, trend }: BedView): BedCondition {
  if (subject === null) return "empty";
  if (ventilation.state === "off") return "off";
  const hasFigure = FROM_VENTILATOR.some((quantity) => quantities[quantity].value !== null);
  const hasHistory = trend.peep.some((peep) => peep !== null) || trend.plateaus.length > 0;
  return hasFigure || hasHistory ? "figures" : "noPressure";
}
