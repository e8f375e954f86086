const WATER_FREE_ATMOSPHERE = 713;
const CARBON_DIOXIDE_TERM = 50;
const HAEMOGLOBIN = 10;
const OXYGEN_PER_HAEMOGLOBIN = 1.34;
const DISSOLVED_PER_MMHG = 0.003;
/** Arteriovenous difference in oxygen content, mL/dL. */
const EXTRACTED = 4.2;

/** Haemoglobin's saturation (0-1) at an oxygen tension in mmHg. Severinghaus 1979. */
export function saturationAt(tension: number): number {
  return 1 / (23_400 / (tension ** 3 + 150 * tension) + 1);
}

function contentAt(tension: number): number {
  return OXYGEN_PER_HAEMOGLOBIN * HAEMOGLOBIN * saturationAt(tension) + DISSOLVED_PER_MMHG * tension;
}

/**
 * Arterial oxygen tension, mmHg, of a lung with a shunt under an inspired oxygen fraction: end-capillary
 * blood meets the alveolar gas equation, shunted blood arrives as it left the body (Berggren's shunt
 * equation, solved for arterial content and turned back into a tension by bisection).
 */
export function arterialOxygen(fio2: number, shunt: number): number {
  const alveolar = WATER_FREE_ATMOSPHERE * fio2 - CARBON_DIOXIDE_TERM;
  const content = contentAt(alveolar) - (EXTRACTED * shunt) / (1 - shunt);
  let low = 15;
  let high = alveolar;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (contentAt(middle) < content) low = middle;
    else high = middle;
  }
  return high;
}
