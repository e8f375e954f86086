/** A set of samples in the figures that a reader compares. */
export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The smallest sample that at least a share of all samples does not exceed (nearest rank): always one that
 * was really measured. `null` without samples.
 */
export function percentile(samples: readonly number[], share: number): number | null {
  const ordered = samples.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * ordered.length));
  return ordered[rank - 1] ?? null;
}

/** The middle of the rounds, or the mean of the two in the middle; `null` without samples. */
export function median(samples: readonly number[]): number | null {
  const ordered = samples.toSorted((a, b) => a - b);
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.floor((ordered.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** `null` without samples. */
export function spreadOf(samples: readonly number[]): Spread | null {
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(samples, share) ?? null);
  if (p50 == null || p99 == null || max == null) return null;
  return { n: samples.length, p50, p99, max };
}
