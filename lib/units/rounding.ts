/**
 * The value to compare with a limit: rounded to 6 decimals, so that 400/(25.1−15.1) = 39.999… is the
 * 40 that it means. Source: domain.md sections 1 and 7.
 */
export function forComparison(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * The figure as shown, rounded half away from zero to `decimals` places; an absent value is "—". A true
 * minus is set instead of a hyphen.
 */
export function forDisplay(value: number | null, decimals: number): string {
  if (value === null) return "—";
  const scale = 10 ** decimals;
  // Rounding to 6 decimals first keeps 1.005 × 100 = 100.499… from falling short of its half.
  const rounded = Math.round(forComparison(Math.abs(value)) * scale + 1e-9) / scale;
  return `${value < 0 && rounded !== 0 ? "−" : ""}${rounded.toFixed(decimals)}`;
}
