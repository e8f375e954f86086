import type { WhatIfRequest } from "#lib/contract/alarms.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";

/** A limit that can be thought of as another: where it stands, and how far it can be moved. */
export interface LimitSlider {
  readonly name: Exclude<keyof WhatIfRequest, "days" | "confirm_on_next">;
  readonly inForce: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const { limits, alarms } = PROTOCOL;

/** Every limit of the conditions that can be replayed. */
export const LIMIT_SLIDERS: readonly LimitSlider[] = [
  { name: "driving_pressure", inForce: limits.drivingPressure, least: 10, most: 20, step: 0.5 },
  { name: "plateau_pressure", inForce: limits.plateauPressure, least: 24, most: 40, step: 0.5 },
  { name: "tidal_volume_per_kg", inForce: alarms.tidalVolumePerKg, least: 6, most: 12, step: 0.5 },
  { name: "pf_ratio_below", inForce: alarms.pfRatioBelow, least: 60, most: 200, step: 5 },
  { name: "peep_step", inForce: alarms.peepStep, least: 2, most: 12, step: 1 },
];

/** What is thought of: only what differs from what is in force. */
export type Thought = Partial<Record<LimitSlider["name"], number>> & { readonly confirm_on_next?: true };

/** The same with one limit moved; moved back to where it stands, it is thought of no longer. */
export function withLimit(thought: Thought, { name, inForce }: LimitSlider, value: number): Thought {
  const { [name]: _, ...others } = thought;
  return value === inForce ? others : { ...others, [name]: value };
}

/** The same with confirmation asked for, or not. */
export function withConfirmation(thought: Thought, isOn: boolean): Thought {
  const { confirm_on_next: _, ...others } = thought;
  return isOn ? { ...others, confirm_on_next: true } : others;
}
