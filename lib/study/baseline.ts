import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { latestWithin } from "./pairing.ts";
import { measurePlateau } from "./plateau-measurement.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/** A subject's state just before an infusion, for change scores and alarms (domain.md section 2). */
export interface Baseline {
  /** The last PEEP that counts, at most as old as the protocol allows, cmH2O; `null`: none. */
  readonly peep: Reading | null;
  /** The last FiO2, likewise, as a fraction. */
  readonly fio2: Reading | null;
}

/** The settings at an infusion's start; a reading at that very instant is before it. */
export function baselineAt(input: StudyInput, infusionStart: Instant): Baseline {
  const within = input.protocol.baseline.settingMs;
  return {
    peep: latestWithin(input.readings.get("peep"), infusionStart, within, (reading) =>
      counts(reading, input.ventilation),
    ),
    fio2: latestWithin(input.readings.get("fio2"), infusionStart, within),
  };
}

/**
 * The mean of the last few static compliances before an infusion, mL/cmH2O, over measurements and not over
 * slots; `null`: none in the protocol's hours.
 */
export function baselineCompliance(input: StudyInput, infusionStart: Instant): number | null {
  const { complianceCount, complianceMs } = input.protocol.baseline;
  const plateaus = input.readings.get("plateau_pressure") ?? [];
  const values: number[] = [];
  let index = indexAtOrAfter(plateaus, (infusionStart + 1) as Instant) - 1;
  for (; index >= 0 && values.length < complianceCount; index -= 1) {
    const plateau = plateaus[index];
    if (plateau === undefined || infusionStart - plateau.observedAt > complianceMs) break;
    if (!counts(plateau, input.ventilation)) continue;
    const { value } = measurePlateau(plateau, input).staticCompliance;
    if (value !== null) values.push(value);
  }
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
