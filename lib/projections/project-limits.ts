import { limitsInForce } from "../alarms/limits-in-force.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { PressureLimits } from "./bed-view.ts";

/** The limits that a subject's charts draw: its own, else the protocol's. */
export function projectLimits(
  profile: Pick<SubjectProfile, "alarmLimits">,
  protocol: Protocol,
): PressureLimits {
  const { plateauPressure, drivingPressure } = limitsInForce(profile, protocol);
  return { plateau_pressure: plateauPressure, driving_pressure: drivingPressure };
}
