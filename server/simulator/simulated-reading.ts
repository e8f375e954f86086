import type { WireReading } from "#lib/contract/readings.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import { type Parameter, parameterRow } from "#lib/ventilation/parameter.ts";
import { SIMULATOR_SOURCE } from "#lib/ventilation/reading.ts";

/** A reading of the simulated ward, and when whoever made it sends it. Times are epoch milliseconds. */
export interface SimulatedReading {
  readonly subject: string;
  readonly parameter: Parameter;
  readonly value: number;
  /** As its device or ward writes it; by default the parameter's own. */
  readonly unit?: string;
  readonly observedAt: number;
  readonly sendAt: number;
}

/** As it goes over the wire: marked as simulated, for ever. */
export function toWire({ subject, parameter, value, unit, observedAt }: SimulatedReading): WireReading {
  return {
    subject,
    parameter,
    value,
    unit: unit ?? parameterRow(parameter).unit,
    observed_at: toIso(observedAt as Instant),
    source: SIMULATOR_SOURCE,
  };
}

/** A figure as a display or a chart gives it, rounded to some places. */
export function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}
