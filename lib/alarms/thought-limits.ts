import type { Protocol } from "../protocol/protocol.ts";

/** Limits and delays that somebody thinks of; what is not given stays as the protocol has it. */
export interface ThoughtLimits {
  /** cmH2O */
  readonly plateauPressure?: number | undefined;
  /** cmH2O */
  readonly drivingPressure?: number | undefined;
  /** mL/kg predicted body weight */
  readonly tidalVolumePerKg?: number | undefined;
  /** mmHg */
  readonly pfRatioBelow?: number | undefined;
  /** cmH2O */
  readonly peepStep?: number | undefined;
  /** A plateau or driving pressure is raised only when the next plateau says the same. */
  readonly confirmOnNext?: boolean | undefined;
}

/** The protocol as it would be. A driving pressure keeps its distance between raising and clearing. */
export function protocolUnder(protocol: Protocol, thought: ThoughtLimits): Protocol {
  const { limits, alarms } = protocol;
  const drivingPressure = thought.drivingPressure ?? limits.drivingPressure;
  const distance = limits.drivingPressure - alarms.drivingPressureClearsAt;
  return {
    ...protocol,
    limits: {
      ...limits,
      plateauPressure: thought.plateauPressure ?? limits.plateauPressure,
      drivingPressure,
    },
    alarms: {
      ...alarms,
      drivingPressureClearsAt: drivingPressure - distance,
      tidalVolumePerKg: thought.tidalVolumePerKg ?? alarms.tidalVolumePerKg,
      pfRatioBelow: thought.pfRatioBelow ?? alarms.pfRatioBelow,
      peepStep: thought.peepStep ?? alarms.peepStep,
      plateauMeasurements: thought.confirmOnNext === true ? 2 : alarms.plateauMeasurements,
    },
  };
}
