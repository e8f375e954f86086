import { PARAMETER_KEYS, type Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import { type BloodGas, bloodGasOf } from "./blood-gas.ts";
import { measurePlateau, type PlateauMeasurement, withoutMechanics } from "./plateau-measurement.ts";
import { isUnconfirmed } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";
import { conventionalIndexAt, VENTILATOR_PARAMETERS } from "./ventilation.ts";
import { type VentilationState, ventilationStateAt } from "./ventilation-state.ts";

/** What a bed shows at this moment, before any of it is put into words. */
export interface LatestFigures {
  readonly ventilation: VentilationState;
  /** The conventional ventilation that goes on now; `null`: off the ventilator, or in APRV. */
  readonly conventional: VentilationEpisode | null;
  /**
   * The latest valid reading of each parameter. A ventilator's is of the present spell only: after a
   * reintubation, a pressure of the spell before is no longer the patient's. In APRV there is no PEEP, and after it
   * none from before; a plateau with effort that nobody confirmed is none.
   */
  readonly readings: ReadonlyMap<Parameter, Reading>;
  /** The latest plateau; `null`: none in this spell. Its driving pressure may be absent, never an older one. */
  readonly plateau: PlateauMeasurement | null;
  /** The latest blood gas; its P/F may be absent, never an older one. */
  readonly bloodGas: BloodGas | null;
}

const FROM_VENTILATOR: ReadonlySet<Parameter> = new Set(VENTILATOR_PARAMETERS);

const HAS_NONE_IN_APRV: ReadonlySet<Parameter> = new Set(["peep", "total_peep"]);

/** Whether a parameter has no meaning off the ventilator. */
export function isFromVentilator(parameter: Parameter): boolean {
  return FROM_VENTILATOR.has(parameter);
}

/** The latest figures of a subject. */
export function latestFiguresOf(input: StudyInput): LatestFigures {
  const ventilation = ventilationStateAt(input.ventilation, input.now);
  const spellStart = ventilation.state === "on" ? ventilation.spell.startedAt : Number.POSITIVE_INFINITY;
  const conventional =
    input.ventilation.conventional[conventionalIndexAt(input.ventilation, input.now)] ?? null;
  const since = (parameter: Parameter): number => {
    if (!isFromVentilator(parameter)) return Number.NEGATIVE_INFINITY;
    if (conventional !== null) return conventional.startedAt;
    return HAS_NONE_IN_APRV.has(parameter) ? Number.POSITIVE_INFINITY : spellStart;
  };
  const readings = new Map<Parameter, Reading>();
  for (const parameter of PARAMETER_KEYS) {
    const reading = latestValid(input.readings.get(parameter), since(parameter), input.ventilation);
    if (reading !== null) readings.set(parameter, reading);
  }
  const plateau = readings.get("plateau_pressure");
  const pao2 = readings.get("pao2");
  return {
    ventilation,
    conventional,
    readings,
    plateau: plateau === undefined ? null : measureNow(plateau, conventional === null, input),
    bloodGas: pao2 === undefined ? null : bloodGasOf(pao2, input),
  };
}

/** A plateau from before APRV says in APRV as little as one from within. */
function measureNow(plateau: Reading, isInAprv: boolean, input: StudyInput): PlateauMeasurement {
  return isInAprv ? withoutMechanics(plateau) : measurePlateau(plateau, input);
}

/** The last valid reading at or after an instant; of several at one time the first in the list's order. */
function latestValid(
  list: readonly Reading[] | undefined,
  since: number,
  ventilation: StudyInput["ventilation"],
): Reading | null {
  let found: Reading | null = null;
  for (let index = (list?.length ?? 0) - 1; index >= 0; index -= 1) {
    const candidate = list?.[index];
    if (candidate === undefined || candidate.observedAt < since) break;
    if (found !== null && candidate.observedAt < found.observedAt) break;
    if (candidate.status === "valid" && !isUnconfirmed(candidate, ventilation)) found = candidate;
  }
  return found;
}
