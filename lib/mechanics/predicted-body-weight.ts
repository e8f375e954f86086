import type { Centimetre, Kilogram } from "../units/quantity.ts";
import type { Sex } from "../ventilation/subject.ts";

const AT_152_CM = { male: 50, female: 45.5 } as const satisfies Record<Sex, number>;

/**
 * Predicted body weight, kg: 50 (male) or 45.5 (female) + 0.91 × (height − 152.4 cm); `null` without a
 * height. Source: the ARDS Network's formula, domain.md section 1.
 */
export function predictedBodyWeight(sex: Sex, height: Centimetre | null): Kilogram | null {
  if (height === null) return null;
  return (AT_152_CM[sex] + 0.91 * (height - 152.4)) as Kilogram;
}
