import jStat from "jstat";

/** The quantile of the beta distribution. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  return jStat.beta.inv(probability, alpha, beta);
}

/** How many standard errors lie on each side of an estimate: 1.96 for a confidence of 0.95. */
export function normalWidth(confidence: number): number {
  return jStat.normal.inv((1 + confidence) / 2, 0, 1);
}
