import type { ReplayedAlarm } from "./alarm-replay.ts";

/** An alarm under the limits in force that under others would have come later, or not at all. */
export interface LaterAlarm {
  readonly now: ReplayedAlarm;
  /** `null`: it would not have come before the next one of its kind, or before the end. */
  readonly instead: ReplayedAlarm | null;
}

/** What would be different under other limits, of one subject. */
export interface ReplayDifference {
  readonly later: readonly LaterAlarm[];
  /** Alarms that are only there under the other limits, or are there earlier. */
  readonly added: readonly ReplayedAlarm[];
}

/**
 * Two replays of one subject beside each other. An alarm finds itself again in the first one of its condition from
 * its own time up to the next alarm of that condition.
 */
export function compareReplays(
  asNow: readonly ReplayedAlarm[],
  whatIf: readonly ReplayedAlarm[],
): ReplayDifference {
  const later: LaterAlarm[] = [];
  const met = new Set<ReplayedAlarm>();
  for (const [index, now] of asNow.entries()) {
    const following = asNow.slice(index + 1).find(({ condition }) => condition === now.condition);
    const instead =
      whatIf.find(
        (one) =>
          one.condition === now.condition &&
          one.raisedAt >= now.raisedAt &&
          (following === undefined || one.raisedAt < following.raisedAt) &&
          !met.has(one),
      ) ?? null;
    if (instead !== null) met.add(instead);
    if (instead === null || instead.raisedAt > now.raisedAt) later.push({ now, instead });
  }
  return { later, added: whatIf.filter((one) => !met.has(one)) };
}
