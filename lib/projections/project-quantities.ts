import type { Figure } from "../mechanics/figure.ts";
import { departureAt } from "../study/departure.ts";
import { type AgeingQuantity, lateFrom } from "../study/lateness.ts";
import { isFromVentilator, type LatestFigures } from "../study/latest-figures.ts";
import { plateauStanding } from "../study/plateau-standing.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import { PARAMETER_KEYS, type Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { MissingReason, QuantityKey, QuantityState, QuantityView } from "./quantity-view.ts";

type Quantities = Readonly<Record<QuantityKey, QuantityView>>;

/** Every quantity without a figure, for an empty bed. */
export function noQuantities(): Quantities {
  const received = PARAMETER_KEYS.map((parameter) => [parameter, absent("NOT_RECORDED")] as const);
  return {
    ...(Object.fromEntries(received) as Record<Parameter, QuantityView>),
    driving_pressure: absent("NOT_RECORDED"),
    static_compliance: absent("NOT_RECORDED"),
    pf_ratio: absent("NOT_RECORDED"),
  };
}

/** Every quantity with its value or the reason of its absence, and how it stands against its schedule. */
export function projectQuantities(latest: LatestFigures, input: StudyInput): Quantities {
  const plateauState = stateOfPlateau(latest, input);
  const received = PARAMETER_KEYS.map((parameter) => {
    const reading = latest.readings.get(parameter);
    if (reading === undefined) return [parameter, absentParameter(parameter, latest, input)] as const;
    const state = parameter === "plateau_pressure" ? plateauState : stateByAge(parameter, reading, input);
    return [parameter, present(reading.value, reading, state, [reading])] as const;
  });
  return {
    ...(Object.fromEntries(received) as Record<Parameter, QuantityView>),
    driving_pressure: fromPlateau(latest, input, plateauState, "drivingPressure"),
    static_compliance: fromPlateau(latest, input, plateauState, "staticCompliance"),
    pf_ratio: fromBloodGas(latest, input),
  };
}

function fromPlateau(
  { plateau: measurement, ...latest }: LatestFigures,
  input: StudyInput,
  state: QuantityState,
  key: "drivingPressure" | "staticCompliance",
): QuantityView {
  if (measurement === null) {
    return absentParameter("plateau_pressure", { plateau: measurement, ...latest }, input);
  }
  const { plateau, pair, tidalVolume } = measurement;
  const figure: Figure<number, MissingReason> = measurement[key];
  const partners = key === "staticCompliance" ? [pair?.peep, tidalVolume] : [pair?.peep];
  const view =
    figure.value === null
      ? { ...absent(figure.reason), observed_at: toIso(plateau.observedAt) }
      : present(figure.value, plateau, state, [plateau, ...partners]);
  return {
    ...view,
    paired_peep: pair?.peep.value ?? null,
    ...(pair !== null && { pairing: pair.method }),
  };
}

function fromBloodGas(latest: LatestFigures, input: StudyInput): QuantityView {
  const { bloodGas } = latest;
  if (bloodGas === null) return absentParameter("pao2", latest, input);
  const { pao2, fio2, pfRatio } = bloodGas;
  if (pfRatio.value === null) return { ...absent(pfRatio.reason), observed_at: toIso(pao2.observedAt) };
  return present(pfRatio.value, pao2, stateByAge("pf_ratio", pao2, input), [pao2, fio2]);
}

function present(
  value: number,
  { observedAt }: Reading,
  state: QuantityState,
  from: readonly (Reading | null | undefined)[],
): QuantityView {
  const from_seq = from.flatMap((reading) => (reading ? [reading.seq] : []));
  return { value, observed_at: toIso(observedAt), state, from_seq };
}

function absent(reason: MissingReason): QuantityView {
  return { value: null, observed_at: null, state: "none", reason };
}

function absentParameter(
  parameter: Parameter,
  { ventilation, conventional }: LatestFigures,
  input: StudyInput,
) {
  const departure = departureAt(input.profile, input.now);
  if (departure !== null) return absent(departure);
  if (ventilation.state === "off" && isFromVentilator(parameter)) return absent("OFF_VENT");
  const isPeep = parameter === "peep" || parameter === "total_peep";
  if (ventilation.state === "on" && conventional === null && isPeep) return absent("NOT_APPLICABLE");
  const spell = ventilation.state === "on" ? (conventional ?? ventilation.spell) : null;
  const since = spell !== null && isFromVentilator(parameter) ? spell.startedAt : 0;
  const isDisputed = input.readings
    .get(parameter)
    ?.some(({ status, observedAt }) => status === "conflict" && observedAt >= since);
  return absent(isDisputed ? "CONFLICT" : "NOT_RECORDED");
}

function stateByAge(quantity: AgeingQuantity, { observedAt }: Reading, input: StudyInput): QuantityState {
  return input.now >= lateFrom(quantity, observedAt, input.protocol.lateness) ? "late" : "current";
}

function stateOfPlateau(
  { ventilation, conventional, plateau }: LatestFigures,
  input: StudyInput,
): QuantityState {
  if (ventilation.state !== "on" || plateau === null) return "none";
  return plateauStanding(input, conventional ?? ventilation.spell, plateau.plateau.observedAt).state;
}
