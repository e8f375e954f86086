import type { Protocol } from "../protocol/protocol.ts";
import type { DoseMode } from "../ventilation/infusion-choice.ts";

/** A dose as worked out, for a person to verify. */
export interface Dose {
  readonly cells: number;
  /** mL to be given. */
  readonly volumeMl: number;
  readonly cellsPerMl: number;
  readonly bags: number;
}

/** The dose for a weight in kilograms: 10^6 cells per kg (domain.md section 4). */
export function doseFor(weightKg: number, mode: DoseMode, rules: Protocol["infusion"]): Dose {
  const cells = weightKg * rules.cellsPerKg;
  if (mode === "weight_adjusted") {
    const volumeMl = rules.weightAdjustedMl;
    return { cells, volumeMl, cellsPerMl: cells / volumeMl, bags: 1 };
  }
  const { cells: perBag, volumeMl } = rules.stock;
  const cellsPerMl = perBag / volumeMl;
  return { cells, volumeMl: cells / cellsPerMl, cellsPerMl, bags: wholeBags(cells / perBag) };
}

/** Every bag that is begun; rounded to nine decimals first, so that 60e6 of 60e6 is one bag and never two. */
function wholeBags(bags: number): number {
  return Math.ceil(Math.round(bags * 1e9) / 1e9);
}

/** The rate that gives a volume in so many minutes, mL/h. */
export function infusionRate(volumeMl: number, minutes: number): number {
  return (volumeMl * 60) / minutes;
}

/** What a volume of a dose holds, in proportion; for what was really given. */
export function cellsIn(cells: number, volumeMl: number, givenMl: number): number {
  return volumeMl === 0 ? 0 : (cells * givenMl) / volumeMl;
}
