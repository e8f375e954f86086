import { betaQuantile } from "./distribution-quantile.ts";

/** A share of subjects with its bounds, each from 0 to 1. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The exact (Clopper-Pearson) bounds of a proportion by quantiles of the beta distribution; `null` of nobody.
 * Source: domain.md section 3.
 */
export function proportionOf(count: number, of: number, confidence: number): Proportion | null {
  if (of <= 0) return null;
  const tail = (1 - confidence) / 2;
  return {
    count,
    of,
    share: count / of,
    lower: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    upper: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  };
}
