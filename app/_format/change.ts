import type { QuantityKey } from "#lib/projections/quantity-view.ts";
import { formatFigure } from "./figure.ts";

/** A change with its sign, in the quantity's own places; "—" where it is not known. */
export function formatChange(quantity: QuantityKey, change: number | null): string {
  const text = formatFigure(quantity, change);
  return change !== null && change > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A share as a change in percent, `+55 %`; "—" where it is not known. */
export function formatShareChange(share: number | null): string {
  if (share === null) return "—";
  const percent = Math.round(share * 100);
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent)} %`;
}
