/** UCUM codes of the wire as people write them; a fraction has no unit. */
const WRITTEN: Readonly<Record<string, string>> = {
  "cm[H2O]": "cmH2O",
  "mL/cm[H2O]": "mL/cmH2O",
  "mm[Hg]": "mmHg",
  Cel: "°C",
  "ug/min": "µg/min",
  "ug/kg/min": "µg/kg/min",
  "1": "",
};

/** A unit as it is written on screens; one that needs no other form stays as it is. */
export function formatUnit(unit: string): string {
  return WRITTEN[unit] ?? unit;
}
