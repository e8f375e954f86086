import { z } from "zod";
import { LIMIT_KEYS, type LimitKey } from "../ventilation/alarm-limit.ts";
import { plainText } from "./plain-text.ts";

/** The limits by their names on the wire. */
export const LIMIT_NAMES = {
  plateauPressure: "plateau_pressure",
  drivingPressure: "driving_pressure",
  tidalVolumePerKg: "tidal_volume_per_kg",
  pfRatioBelow: "pf_ratio_below",
  peepStep: "peep_step",
} as const satisfies Readonly<Record<LimitKey, string>>;

/** What a limit is called on the wire. */
export type LimitName = (typeof LIMIT_NAMES)[LimitKey];

/** Limits given by their names on the wire, by our own; one that is not given is not there. */
export function limitsGiven<Value extends number | null>(
  request: Readonly<Partial<Record<LimitName, Value | undefined>>>,
): Partial<Record<LimitKey, Value>> {
  const given: Partial<Record<LimitKey, Value>> = {};
  for (const key of LIMIT_KEYS) {
    const value = request[LIMIT_NAMES[key]];
    if (value !== undefined) given[key] = value;
  }
  return given;
}

const limit = z.number().nullable().optional();

export const changeLimitsSchema = z.strictObject({
  plateau_pressure: limit.meta({ description: "cmH2O; null: the protocol's again" }),
  driving_pressure: limit.meta({ description: "cmH2O" }),
  tidal_volume_per_kg: limit.meta({ description: "mL/kg predicted body weight" }),
  pf_ratio_below: limit.meta({ description: "mmHg" }),
  peep_step: limit.meta({ description: "cmH2O" }),
  reason: plainText(300).meta({ description: "Why, in words that stay in the record" }),
});

export type ChangeLimitsRequest = z.infer<typeof changeLimitsSchema>;

/** One limit of a subject: what the protocol says, and what is in force. */
export interface LimitJson {
  readonly limit: LimitName;
  readonly unit: string;
  readonly protocol: number;
  readonly in_force: number;
  /** Within these, both inclusive, it may be set. */
  readonly range: readonly [lowest: number, highest: number];
  /** Who set what is in force; `null`: it is the protocol's. */
  readonly set: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** A change of a subject's limits; `null`: back to the protocol's. */
export interface LimitChangeJson {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly changes: readonly { readonly limit: LimitName; readonly to: number | null }[];
}

/** The limits of one subject's alarms, with everything that was ever changed, the latest first. */
export interface SubjectLimitsJson {
  readonly subject: string;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly limits: readonly LimitJson[];
  readonly history: readonly LimitChangeJson[];
}
