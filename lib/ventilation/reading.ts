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
  /** Goes up with every change by a person; absent: 1, as it came. */
  readonly version?: number;
  /** A corrected one: the number of the reading as it first came. */
  readonly original?: number;
  /** The number of the one that stands in its place. */
  readonly supersededBy?: number;
  /** When it came to count, or to be the last that counts, where a later change brought that about. */
  readonly countsFrom?: Instant;
}

/** The version of a reading: 1 as it came. */
export function versionOf({ version }: Pick<Reading, "version">): number {
  return version ?? 1;
}

/** The number of a reading as it first came, whichever version of it this is. */
export function originalOf({ original, seq }: Pick<Reading, "original" | "seq">): number {
  return original ?? seq;
}

/** How long after it was observed a reading came to count, ms: what comes late never sounds. */
export function delayOf({ countsFrom, recordedAt, observedAt }: Reading): number {
  return (countsFrom ?? recordedAt) - observedAt;
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
