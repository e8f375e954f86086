import type { Protocol } from "../protocol/protocol.ts";
import { forComparison } from "../units/rounding.ts";

/** How much of a day's schedule was kept (domain.md section 2). */
export type Completeness = "COMPLETE" | "PARTIAL" | "INSUFFICIENT" | "SHORT" | "RUNNING";

/** A daily mean with how much it stands on; `mean` is `null`, never zero, when nothing counts. */
export interface SlotMean {
  readonly mean: number | null;
  /** Slots that count in the mean. */
  readonly n: number;
  readonly expected: number;
  /** `null`: the day is over, nothing was expected and nothing came. */
  readonly completeness: Completeness | null;
}

/** Completeness of an hourly quantity: the share of expected hour slots that are filled. */
export function hourlyCompleteness(
  n: number,
  expected: number,
  running: boolean,
  rules: Protocol["completeness"],
): Completeness | null {
  if (running) return "RUNNING";
  if (expected === 0) return null;
  if (expected < rules.shortBelow) return "SHORT";
  const coverage = forComparison(n / expected);
  if (coverage >= rules.completeFrom) return "COMPLETE";
  return coverage >= rules.partialFrom ? "PARTIAL" : "INSUFFICIENT";
}

/** Completeness of what is measured four times a day: by the number of slots that count. */
export function plateauCompleteness(
  n: number,
  expected: number,
  running: boolean,
  rules: Protocol["completeness"],
): Completeness | null {
  if (running) return "RUNNING";
  if (expected === 0 && n === 0) return null;
  if (n >= rules.plateauCompleteFrom) return "COMPLETE";
  return n >= rules.plateauPartialFrom ? "PARTIAL" : "INSUFFICIENT";
}
