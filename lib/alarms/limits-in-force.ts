import type { Protocol } from "../protocol/protocol.ts";
import type { LimitKey } from "../ventilation/alarm-limit.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";

/** What a subject's alarms are judged by; units as in `LimitKey`. */
export interface LimitsInForce extends Readonly<Record<LimitKey, number>> {
  /** A driving pressure above its limit is over only at or below this, cmH2O. */
  readonly drivingPressureClearsAt: number;
}

type RulesOfLimits = Pick<Protocol, "limits" | "alarms">;

/** The protocol's own limits. */
export function limitsOfProtocol({ limits, alarms }: RulesOfLimits): Readonly<Record<LimitKey, number>> {
  return {
    plateauPressure: limits.plateauPressure,
    drivingPressure: limits.drivingPressure,
    tidalVolumePerKg: alarms.tidalVolumePerKg,
    pfRatioBelow: alarms.pfRatioBelow,
    peepStep: alarms.peepStep,
  };
}

/** The limits of one subject: what was set for it, else the protocol's. */
export function limitsInForce(
  { alarmLimits = {} }: Pick<SubjectProfile, "alarmLimits">,
  protocol: RulesOfLimits,
): LimitsInForce {
  const limits = { ...limitsOfProtocol(protocol), ...alarmLimits };
  // As far below the limit as the protocol has it, wherever the limit is.
  const distance = protocol.limits.drivingPressure - protocol.alarms.drivingPressureClearsAt;
  return { ...limits, drivingPressureClearsAt: limits.drivingPressure - distance };
}
