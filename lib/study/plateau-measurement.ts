import { drivingPressure } from "../mechanics/driving-pressure.ts";
import type { Figure } from "../mechanics/figure.ts";
import { staticCompliance } from "../mechanics/static-compliance.ts";
import type { CmH2O, Millilitre, MillilitrePerCmH2O } from "../units/quantity.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type PairingInput, type PeepPair, pairPeep, pairTidalVolume } from "./pairing.ts";
import { isInAprv } from "./standing.ts";

/** One plateau with what it was paired with and what follows from that. */
export interface PlateauMeasurement {
  readonly plateau: Reading;
  /** `null`: unpaired. */
  readonly pair: PeepPair | null;
  /** `null`: none near enough. */
  readonly tidalVolume: Reading | null;
  /** cmH2O */
  readonly drivingPressure: Figure<CmH2O, "UNPAIRED" | "DP_NONPOSITIVE" | "NOT_APPLICABLE">;
  /** mL/cmH2O */
  readonly staticCompliance: Figure<
    MillilitrePerCmH2O,
    "UNPAIRED" | "DP_NONPOSITIVE" | "NO_TIDAL_VOLUME" | "CSTAT_IMPLAUSIBLE" | "NOT_APPLICABLE"
  >;
}

/**
 * Pairs a plateau and works out its driving pressure and compliance, always per measurement, never of means. In APRV
 * there is no PEEP to read it against.
 */
export function measurePlateau(plateau: Reading, input: PairingInput): PlateauMeasurement {
  if (isInAprv(input.ventilation, plateau.observedAt)) return withoutMechanics(plateau);
  const pair = pairPeep(plateau, input);
  const tidalVolume = pairTidalVolume(plateau, input);
  const pressure =
    pair === null
      ? ({ value: null, reason: "UNPAIRED" } as const)
      : drivingPressure(plateau.value as CmH2O, pair.peep.value as CmH2O);
  return {
    plateau,
    pair,
    tidalVolume,
    drivingPressure: pressure,
    staticCompliance: complianceOf(pressure, tidalVolume, input.protocol.limits.staticCompliance),
  };
}

/** A plateau for which driving pressure and compliance have no meaning. */
export function withoutMechanics(plateau: Reading): PlateauMeasurement {
  return {
    plateau,
    pair: null,
    tidalVolume: null,
    drivingPressure: NOT_APPLICABLE,
    staticCompliance: NOT_APPLICABLE,
  };
}

const NOT_APPLICABLE = { value: null, reason: "NOT_APPLICABLE" } as const;

function complianceOf(
  pressure: PlateauMeasurement["drivingPressure"],
  tidalVolume: Reading | null,
  highest: number,
): PlateauMeasurement["staticCompliance"] {
  if (pressure.value === null) return pressure;
  if (tidalVolume === null) return { value: null, reason: "NO_TIDAL_VOLUME" };
  return staticCompliance(tidalVolume.value as Millilitre, pressure.value, highest);
}
