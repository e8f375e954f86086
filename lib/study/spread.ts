/** How far the values behind a mean lie apart; each is `null` where there is none. */
export interface Spread {
  /** With n − 1; `null` of fewer than two values. */
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** The spread of values, in their own unit. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  if (n === 0) return { sd: null, min: null, max: null };
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const mean = sum / n;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { sd: n < 2 ? null : Math.sqrt(squares / (n - 1)), min, max };
}
