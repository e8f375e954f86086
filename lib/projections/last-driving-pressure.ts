import { measurePlateau, type PlateauMeasurement } from "../study/plateau-measurement.ts";
import { counts } from "../study/standing.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { VentilationState } from "../study/ventilation-state.ts";
import { indexAtOrAfter } from "../ventilation/reading.ts";

/** A measurement that has a driving pressure. */
export interface DrivingPressureMeasurement {
  readonly measurement: PlateauMeasurement;
  /** cmH2O */
  readonly value: number;
}

/** Off the ventilator: the last driving pressure of the spell that ended; `null`: none, or on the ventilator. */
export function lastDrivingPressure(
  ventilation: VentilationState,
  input: StudyInput,
): DrivingPressureMeasurement | null {
  if (ventilation.state !== "off" || ventilation.last === null) return null;
  const { startedAt, endedAt } = ventilation.last;
  const plateaus = input.readings.get("plateau_pressure") ?? [];
  for (let index = indexAtOrAfter(plateaus, endedAt ?? input.now) - 1; index >= 0; index -= 1) {
    const plateau = plateaus[index];
    if (plateau === undefined || plateau.observedAt < startedAt) break;
    if (!counts(plateau, input.ventilation)) continue;
    const measurement = measurePlateau(plateau, input);
    const { value } = measurement.drivingPressure;
    if (value !== null) return { measurement, value };
  }
  return null;
}
