import type { Instant } from "../units/instant.ts";
import type { Parameter } from "./parameter.ts";

/**
 * Whether a kept reading counts. `conflict`: another value claims the same subject, parameter, time and
 * source, and neither counts until its query is answered. `rejected`: outside the hard limits.
 */
export type ReadingStatus = "valid" | "conflict" | "rejected" | "voided" | "superseded";

/** One measured value as it is kept. */
export interface Reading {
  /** The log's number of the event that brought it; every figure opens to these. */
  readonly seq: number;
  readonly parameter: Parameter;
  /** In the parameter's own unit, unrounded; vasopressors in `unit` as sent. */
  readonly value: number;
  readonly unit: string;
  /** When it was true at the bedside: decides slots and days. */
  readonly observedAt: Instant;
  /** When it became durable: for audit. */
  readonly recordedAt: Instant;
  /** The feed, device or person that sent it. */
  readonly source: string;
  readonly status: ReadingStatus;
}

/** The source of everything the simulator sends, for ever. */
export const SIMULATOR_SOURCE = "simulator";

/**
 * A subject's kept readings, each list in order of `observedAt`, then source, then value: the order of
 * arrival never shows.
 */
export type ReadingsByParameter = ReadonlyMap<Parameter, readonly Reading[]>;

/** The first index in a list (ordered by time) whose reading is at or after an instant. */
export function indexAtOrAfter(readings: readonly Reading[], instant: Instant): number {
  let low = 0;
  let high = readings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const reading = readings[middle];
    if (reading !== undefined && reading.observedAt < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The readings in `[from, to)` of one parameter, in order; empty where there are none. */
export function readingsBetween(
  readings: ReadingsByParameter,
  parameter: Parameter,
  from: Instant,
  to: Instant,
): readonly Reading[] {
  const all = readings.get(parameter);
  return all === undefined ? [] : all.slice(indexAtOrAfter(all, from), indexAtOrAfter(all, to));
}
