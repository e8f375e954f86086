import type { Protocol } from "../protocol/protocol.ts";
import type { AlarmLimits } from "../ventilation/alarm-limit.ts";
import { limitsInForce } from "./limits-in-force.ts";

/** Limits and delays that somebody thinks of; what is not given stays as the protocol has it. */
export interface ThoughtLimits {
  readonly limits: AlarmLimits;
  /** A plateau or driving pressure is raised only when the next plateau says the same. */
  readonly confirmOnNext: boolean;
}

/** The protocol as it would be for everybody. */
export function protocolUnder(protocol: Protocol, { limits, confirmOnNext }: ThoughtLimits): Protocol {
  const { plateauPressure, drivingPressure, ...others } = limitsInForce({ alarmLimits: limits }, protocol);
  return {
    ...protocol,
    limits: { ...protocol.limits, plateauPressure, drivingPressure },
    alarms: {
      ...protocol.alarms,
      ...others,
      plateauMeasurements: confirmOnNext ? 2 : protocol.alarms.plateauMeasurements,
    },
  };
}
