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
