import type { InfusionFinding } from "../study/infusion-findings.ts";
import { PARAMETER_NUMBERS, UNIT_NUMBERS } from "./figure-numbers.ts";

/** The figures of a finding as they are kept: the drug and the unit by their numbers, as an alarm's are. */
export function candidateFigures({ figures, drug, unit }: InfusionFinding): Readonly<Record<string, number>> {
  return {
    ...figures,
    ...(drug !== undefined && { drug: PARAMETER_NUMBERS[drug] }),
    ...(unit !== undefined && { unit: UNIT_NUMBERS[unit] }),
  };
}
