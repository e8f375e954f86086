import type { Fraction, MmHg } from "../units/quantity.ts";
import type { Figure } from "./figure.ts";

/**
 * PaO2/FiO2, the protocol's oxygenation index, mmHg; `null` (`NO_FIO2`) where no FiO2 belongs to the blood
 * gas. Unrounded: 55/0.55 is 99.999… here and 100 in every comparison. Source: domain.md sections 1 and A4.
 */
export function pfRatio(pao2: MmHg, fio2: Fraction | null): Figure<MmHg, "NO_FIO2"> {
  if (fio2 === null || fio2 <= 0) return { value: null, reason: "NO_FIO2" };
  return { value: (pao2 / fio2) as MmHg };
}
