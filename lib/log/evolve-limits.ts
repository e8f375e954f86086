import { type AlarmLimits, LIMIT_KEYS } from "../ventilation/alarm-limit.ts";
import type { AlarmLimitsChanged } from "./event.ts";

/** The limits after a change; one given as `null` is the protocol's again, and so is no longer among them. */
export function evolveLimits(limits: AlarmLimits, changes: AlarmLimitsChanged["changes"]): AlarmLimits {
  const present = LIMIT_KEYS.flatMap((key) => {
    const { [key]: value = limits[key] ?? null } = changes;
    return value === null ? [] : [[key, value] as const];
  });
  return Object.fromEntries(present);
}
