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
 * its own time up to the next alarm of that condition, or else in the last one after the alarm before it.
 */
export function compareReplays(
  asNow: readonly ReplayedAlarm[],
  whatIf: readonly ReplayedAlarm[],
): ReplayDifference {
  const later: LaterAlarm[] = [];
  const met = new Set<ReplayedAlarm>();
  for (const [index, now] of asNow.entries()) {
    const following = asNow.slice(index + 1).find(({ condition }) => condition === now.condition);
    const previous = asNow.slice(0, index).findLast(({ condition }) => condition === now.condition);
    const free = whatIf.filter((one) => one.condition === now.condition && !met.has(one));
    const instead = free.find(
      ({ raisedAt }) =>
        raisedAt >= now.raisedAt && (following === undefined || raisedAt < following.raisedAt),
    );
    // Where nothing is raised then, it goes on from before: a stricter limit has said it sooner.
    const sooner = free.findLast(
      ({ raisedAt }) => raisedAt < now.raisedAt && (previous === undefined || raisedAt > previous.raisedAt),
    );
    const counterpart = instead ?? sooner;
    if (counterpart !== undefined) met.add(counterpart);
    if (counterpart === undefined || counterpart.raisedAt > now.raisedAt)
      later.push({ now, instead: counterpart ?? null });
  }
  return { later, added: whatIf.filter((one) => !met.has(one)) };
}
