import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { oncePast } from "./next-instant.ts";

/** What is late by its own age; plateaus and what follows from them keep to their slots instead. */
export type AgeingQuantity = Exclude<Parameter, "plateau_pressure"> | "pf_ratio";

/**
 * The first instant at which a figure is late: PEEP after its own limit, the others after twice their
 * schedule. Source: contract.md.
 */
export function lateFrom(
  quantity: AgeingQuantity,
  observedAt: Instant,
  rules: Protocol["lateness"],
): Instant {
  const ms = quantity === "peep" ? rules.peepMs : 2 * rules.scheduleMs[quantity];
  return oncePast(observedAt, ms);
}
