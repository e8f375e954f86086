import type { PairingMethod } from "../study/pairing.ts";
import type { Parameter } from "../ventilation/parameter.ts";

export type { PairingMethod } from "../study/pairing.ts";

/** What is shown besides the received parameters: worked out from them. */
export const DERIVED_QUANTITIES = ["driving_pressure", "static_compliance", "pf_ratio"] as const;

export type DerivedQuantity = (typeof DERIVED_QUANTITIES)[number];

/** Any figure that a screen or an export can show. */
export type QuantityKey = Parameter | DerivedQuantity;

/**
 * How a figure stands against its schedule. `late`: the next is due; `missed`: a plateau slot passed without
 * one; `none`: there is no figure.
 */
export type QuantityState = "current" | "late" | "missed" | "none";

/** Why a figure is absent (domain.md sections 1 and 2). */
export type MissingReason =
  | "NOT_RECORDED"
  | "OFF_VENT"
  | "NOT_APPLICABLE"
  | "DIED"
  | "DISCHARGED"
  | "UNPAIRED"
  | "DP_NONPOSITIVE"
  | "CSTAT_IMPLAUSIBLE"
  | "NO_TIDAL_VOLUME"
  | "NO_FIO2"
  | "CONFLICT"
  | "REJECTED";

/** One figure on a screen, with its age and standing. */
export interface QuantityView {
  /** In the quantity's own unit, unrounded; `null` with a reason. */
  readonly value: number | null;
  /** ISO 8601; `null` where nothing was ever observed. */
  readonly observed_at: string | null;
  readonly state: QuantityState;
  readonly reason?: MissingReason;
  /** Driving pressure and compliance: the PEEP they were computed with, cmH2O. */
  readonly paired_peep?: number | null;
  /** How that PEEP was found; absent where there is none. */
  readonly pairing?: PairingMethod;
  /** The readings it stands on, by their number in the log. */
  readonly from_seq?: readonly number[];
}
