import { PARAMETER_KEYS, type Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type BloodGas, bloodGasOf } from "./blood-gas.ts";
import { measurePlateau, type PlateauMeasurement } from "./plateau-measurement.ts";
import type { StudyInput } from "./study-input.ts";
import { VENTILATOR_PARAMETERS } from "./ventilation.ts";
import { type VentilationState, ventilationStateAt } from "./ventilation-state.ts";

/** What a bed shows at this moment, before any of it is put into words. */
export interface LatestFigures {
  readonly ventilation: VentilationState;
  /**
   * The latest valid reading of each parameter. A ventilator's is of the present spell only: after a
   * reintubation, a pressure of the spell before is no longer the patient's.
   */
  readonly readings: ReadonlyMap<Parameter, Reading>;
  /** The latest plateau; `null`: none in this spell. Its driving pressure may be absent, never an older one. */
  readonly plateau: PlateauMeasurement | null;
  /** The latest blood gas; its P/F may be absent, never an older one. */
  readonly bloodGas: BloodGas | null;
}

const FROM_VENTILATOR: ReadonlySet<Parameter> = new Set(VENTILATOR_PARAMETERS);

/** Whether a parameter has no meaning off the ventilator. */
export function isFromVentilator(parameter: Parameter): boolean {
  return FROM_VENTILATOR.has(parameter);
}

/** The latest figures of a subject. */
export function latestFiguresOf(input: StudyInput): LatestFigures {
  const ventilation = ventilationStateAt(input.ventilation, input.now);
  const spellStart = ventilation.state === "on" ? ventilation.spell.startedAt : Number.POSITIVE_INFINITY;
  const readings = new Map<Parameter, Reading>();
  for (const parameter of PARAMETER_KEYS) {
    const since = isFromVentilator(parameter) ? spellStart : Number.NEGATIVE_INFINITY;
    const reading = latestValid(input.readings.get(parameter), since);
    if (reading !== null) readings.set(parameter, reading);
  }
  const plateau = readings.get("plateau_pressure");
  const pao2 = readings.get("pao2");
  return {
    ventilation,
    readings,
    plateau: plateau === undefined ? null : measurePlateau(plateau, input),
    bloodGas: pao2 === undefined ? null : bloodGasOf(pao2, input),
  };
}

/** The last valid reading at or after an instant; of several at one time the first in the list's order. */
function latestValid(list: readonly Reading[] | undefined, since: number): Reading | null {
  let found: Reading | null = null;
  for (let index = (list?.length ?? 0) - 1; index >= 0; index -= 1) {
    const candidate = list?.[index];
    if (candidate === undefined || candidate.observedAt < since) break;
    if (found !== null && candidate.observedAt < found.observedAt) break;
    if (candidate.status === "valid") found = candidate;
  }
  return found;
}
