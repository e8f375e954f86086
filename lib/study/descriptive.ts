import { deviation, mean, quantileSorted } from "d3-array";

/** A sample in figures; each is `null`, never zero, where it does not exist. */
export interface Description {
  readonly n: number;
  readonly mean: number | null;
  /** With n − 1; `null` of fewer than two. */
  readonly sd: number | null;
  /** Quartiles of type 7, R's default. */
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Describes a sample. Source: domain.md sections 6 and 7. */
export function describeSample(values: readonly number[]): Description {
  // Sorted once: a cohort's page describes a hundred samples.
  const sorted = [...Float64Array.from(values).sort()];
  const quantile = (share: number): number | null => quantileSorted(sorted, share) ?? null;
  return {
    n: values.length,
    mean: mean(values) ?? null,
    sd: deviation(values) ?? null,
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
  };
}
