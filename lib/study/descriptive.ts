import { deviation, max, mean, min, quantile } from "d3-array";

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
  return {
    n: values.length,
    mean: mean(values) ?? null,
    sd: deviation(values) ?? null,
    q1: quantile(values, 0.25) ?? null,
    median: quantile(values, 0.5) ?? null,
    q3: quantile(values, 0.75) ?? null,
    min: min(values) ?? null,
    max: max(values) ?? null,
  };
}
