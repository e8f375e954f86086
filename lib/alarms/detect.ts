import { pfRatioLow } from "./blood-gas-condition.ts";
import type { Cause } from "./cause.ts";
import {
  infusionLong,
  supportRisen,
  temperatureRisen,
  vasopressorThreshold,
  windowClosed,
} from "./infusion-conditions.ts";
import {
  complianceDrop,
  drivingPressureHigh,
  drivingPressureNotPositive,
  peepStep,
  plateauHigh,
  tidalVolumeHigh,
} from "./pressure-conditions.ts";
import { feedNever, feedSilent, peepOverdue, plateauOverdue } from "./schedule-conditions.ts";
import type { Sight } from "./sight.ts";

const DETECTORS: readonly ((sight: Sight) => readonly Cause[])[] = [
  supportRisen,
  vasopressorThreshold,
  temperatureRisen,
  infusionLong,
  windowClosed,
  plateauHigh,
  drivingPressureHigh,
  drivingPressureNotPositive,
  tidalVolumeHigh,
  complianceDrop,
  peepStep,
  pfRatioLow,
  peepOverdue,
  plateauOverdue,
  feedSilent,
  feedNever,
];

/** Every condition of a subject that holds now. */
export function causesOf(sight: Sight): readonly Cause[] {
  return DETECTORS.flatMap((detect) => detect(sight));
}
