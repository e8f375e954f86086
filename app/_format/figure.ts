import type { DerivedQuantity, QuantityKey } from "#lib/projections/quantity-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { isParameter, parameterRow } from "#lib/ventilation/parameter.ts";

/** Places shown of what is worked out, domain.md section 1; those of what is received are in the parameter table. */
const DERIVED_DECIMALS: Readonly<Record<DerivedQuantity | "lis", number>> = {
  driving_pressure: 1,
  static_compliance: 1,
  pf_ratio: 0,
  lis: 2,
};

/** A figure with its own places; "—" for one that is absent. */
export function formatFigure(quantity: QuantityKey | "lis", value: number | null): string {
  const decimals = isParameter(quantity) ? parameterRow(quantity).decimals : DERIVED_DECIMALS[quantity];
  return forDisplay(value, decimals);
}
