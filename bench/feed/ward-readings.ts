import type { WireReading } from "#lib/contract/readings.ts";
import { MINUTE } from "#lib/units/instant.ts";

export const BEDS = 24;

const QUANTITIES = [
  { parameter: "peep", unit: "cm[H2O]", low: 5, step: 0.1 },
  { parameter: "tidal_volume", unit: "mL", low: 380, step: 1 },
  { parameter: "fio2", unit: "1", low: 0.3, step: 0.005 },
  { parameter: "respiratory_rate", unit: "/min", low: 14, step: 0.1 },
  { parameter: "plateau_pressure", unit: "cm[H2O]", low: 18, step: 0.1 },
] as const;

export function subjectInBed(bed: number): string {
  return `BENCH-${bed}`;
}

/**
 * The n-th reading of a full ward whose ventilators speak once a minute: each another
 * subject's than the one before, none ever twice.
 */
export function wardReading(n: number, start: number): WireReading {
  const bed = (n % BEDS) + 1;
  const quantity = QUANTITIES[Math.floor(n / BEDS) % QUANTITIES.length] ?? QUANTITIES[0];
  const minute = Math.floor(n / (BEDS * QUANTITIES.length));
  return {
    subject: subjectInBed(bed),
    parameter: quantity.parameter,
    value: Number((quantity.low + ((minute + bed) % 80) * quantity.step).toFixed(3)),
    unit: quantity.unit,
    observed_at: new Date(start + minute * MINUTE).toISOString(),
    source: `ventilator ${bed}`,
  };
}

/** The readings `from … from + count - 1`; with ids, each carries its sender's own. */
export function wardReadings(from: number, count: number, start: number, withIds = false): WireReading[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const reading = wardReading(n, start);
    return withIds ? { ...reading, id: `reading-${n}` } : reading;
  });
}
