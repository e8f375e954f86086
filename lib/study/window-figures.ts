import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { baselineAt } from "./baseline.ts";
import type { InfusionWindow } from "./infusion-window.ts";
import { measurePlateau } from "./plateau-measurement.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/** A value and when it was so. */
export interface Extreme {
  readonly value: number;
  readonly at: Instant;
}

/** A quantity over a window: what it was before, and how far it went. Each `null` where nothing counts. */
export interface WindowRange {
  readonly baseline: number | null;
  readonly lowest: Extreme | null;
  readonly highest: Extreme | null;
}

/** PEEP and driving pressure in cmH2O, FiO2 as a fraction. A driving pressure has no baseline of its own. */
export interface WindowFigures {
  readonly peep: WindowRange;
  readonly fio2: WindowRange;
  readonly drivingPressure: WindowRange;
}

/** Baseline and extreme values of a window, T0 itself being before it, its last instant within. */
export function windowFigures(input: StudyInput, window: InfusionWindow): WindowFigures {
  const baseline = baselineAt(input, window.startedAt);
  return {
    peep: rangeOf(baseline.peep?.value ?? null, within(input, "peep", window, isVentilated(input)), ownValue),
    fio2: rangeOf(baseline.fio2?.value ?? null, within(input, "fio2", window), ownValue),
    drivingPressure: rangeOf(
      null,
      within(input, "plateau_pressure", window, isVentilated(input)),
      (plateau) => measurePlateau(plateau, input).drivingPressure.value,
    ),
  };
}

function isVentilated({ ventilation }: StudyInput): (reading: Reading) => boolean {
  return (reading) => counts(reading, ventilation);
}

function ownValue({ value }: Reading): number {
  return value;
}

function* within(
  { readings }: StudyInput,
  parameter: "peep" | "fio2" | "plateau_pressure",
  { startedAt, endsAt }: InfusionWindow,
  accept: (reading: Reading) => boolean = () => true,
): Generator<Reading> {
  const list = readings.get(parameter) ?? [];
  for (let index = indexAtOrAfter(list, (startedAt + 1) as Instant); index < list.length; index += 1) {
    const reading = list[index];
    if (reading === undefined || reading.observedAt > endsAt) return;
    if (reading.status === "valid" && accept(reading)) yield reading;
  }
}

/** Of equal values the first is kept. */
function rangeOf(
  baseline: number | null,
  readings: Iterable<Reading>,
  read: (reading: Reading) => number | null,
): WindowRange {
  let lowest: Extreme | null = null;
  let highest: Extreme | null = null;
  for (const reading of readings) {
    const value = read(reading);
    if (value === null) continue;
    const one = { value, at: reading.observedAt };
    if (lowest === null || value < lowest.value) lowest = one;
    if (highest === null || value > highest.value) highest = one;
  }
  return { baseline, lowest, highest };
}
