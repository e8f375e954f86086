import { mean, variance } from "d3-array";

/** A covariate of two arms: figures, or yes (1) and no (0). */
export interface CovariateSample {
  readonly kind: "continuous" | "binary";
  readonly treated: readonly number[];
  readonly control: readonly number[];
}

/**
 * What differences of means are measured in: √((s₁² + s₀²)/2) with n − 1, or p(1 − p) for yes and no. Taken
 * before matching and used after it too, or a smaller spread would look like a larger difference. `null`: an
 * arm is too small, or nobody differs. Source: domain.md section 6.
 */
export function differenceUnit({ kind, treated, control }: CovariateSample): number | null {
  const [one, other] = [spread(kind, treated), spread(kind, control)];
  if (one === null || other === null) return null;
  const unit = Math.sqrt((one + other) / 2);
  return unit > 0 ? unit : null;
}

/**
 * The standardised mean difference, treated minus control, in `unit`s; weights, where there are any, belong to
 * the values one by one. `null` where an arm is empty or there is no unit.
 */
export function standardisedDifference(
  treated: WeightedSample,
  control: WeightedSample,
  unit: number | null,
): number | null {
  const [one, other] = [weightedMean(treated), weightedMean(control)];
  return one === null || other === null || unit === null ? null : (one - other) / unit;
}

/** Values with a weight each; without weights all count alike. */
export interface WeightedSample {
  readonly values: readonly number[];
  readonly weights?: readonly number[];
}

function spread(kind: CovariateSample["kind"], values: readonly number[]): number | null {
  if (kind === "continuous") return variance(values) ?? null;
  const share = mean(values);
  return share === undefined ? null : share * (1 - share);
}

/** `null` of nothing, or of nothing that weighs. */
export function weightedMean({ values, weights }: WeightedSample): number | null {
  let sum = 0;
  let total = 0;
  values.forEach((value, index) => {
    const weight = weights?.[index] ?? 1;
    sum += weight * value;
    total += weight;
  });
  return total > 0 ? sum / total : null;
}
