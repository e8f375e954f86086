import type { FollowUp } from "./survival.ts";

/** The log-rank comparison of two groups. Without a p-value: groups of this trial are not randomised. */
export interface LogRank {
  /** Of the first group. */
  readonly observed: number;
  readonly expected: number;
  /** `null`: nothing to compare. */
  readonly chiSquared: number | null;
}

/** Compares the survival of two groups. Source: domain.md section 7, R's `survdiff`. */
export function logRank(one: readonly FollowUp[], other: readonly FollowUp[]): LogRank {
  const times = new Set([...one, ...other].filter(({ event }) => event).map(({ time }) => time));
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (const time of times) {
    const [n1, n2] = [atRisk(one, time), atRisk(other, time)];
    const [d1, d2] = [eventsAt(one, time), eventsAt(other, time)];
    const n = n1 + n2;
    const d = d1 + d2;
    observed += d1;
    expected += (d * n1) / n;
    if (n > 1) variance += (d * n1 * n2 * (n - d)) / (n * n * (n - 1));
  }
  return { observed, expected, chiSquared: variance > 0 ? (observed - expected) ** 2 / variance : null };
}

function atRisk(group: readonly FollowUp[], time: number): number {
  return group.filter((one) => one.time >= time).length;
}

function eventsAt(group: readonly FollowUp[], time: number): number {
  return group.filter((one) => one.event && one.time === time).length;
}
