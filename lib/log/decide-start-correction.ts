import { type Instant, toIso } from "../units/instant.ts";
import { fail, succeed } from "../units/result.ts";
import type { InfusionDecision } from "./decide-preparation.ts";
import type { SubjectState } from "./subject-state.ts";

/**
 * Corrects when an infusion began: the one that is on record as begun `was`. Its window and what was found in it
 * are worked out anew.
 */
export function decideStartCorrection(
  { profile, treatment }: SubjectState,
  was: Instant,
  at: Instant,
  reason: string,
  now: Instant,
): InfusionDecision {
  const index = profile.infusions.findIndex(({ startedAt }) => startedAt === was);
  const infusion = profile.infusions[index];
  if (infusion === undefined) {
    const isDone = profile.infusions.some(({ startedAt }) => startedAt === at);
    const isRepeat = treatment.startCorrections.some(({ from, to }) => from === was && to === at);
    return isDone && isRepeat ? succeed([]) : fail("no_infusion", `No infusion began at ${toIso(was)}.`);
  }
  if (at === was) return succeed([]);
  if (at > now) return fail("in_the_future", `${toIso(at)} is in the future.`);
  if (infusion.endedAt !== null && at >= infusion.endedAt) {
    return fail("bad_time", `It must start before its end, ${toIso(infusion.endedAt)}.`);
  }
  const before = profile.infusions[index - 1];
  if (before !== undefined && at <= (before.endedAt ?? before.startedAt)) {
    return fail("bad_time", `It must start after the infusion before it, ${toIso(before.startedAt)}.`);
  }
  const next = profile.infusions[index + 1];
  if (next !== undefined && at >= next.startedAt) {
    return fail("bad_time", `It must start before the next infusion, ${toIso(next.startedAt)}.`);
  }
  const record = treatment.records.find(({ startedAt }) => startedAt === was);
  const first = record?.bags.find(({ startedAt }) => startedAt === was);
  const later = [
    first?.endedAt ?? null,
    ...(record?.bags ?? []).filter((bag) => bag !== first).map(({ startedAt }) => startedAt),
    ...(record?.interruptions ?? []).map(({ from }) => from),
  ].filter((time) => time !== null);
  const earliest = later.length === 0 ? null : (Math.min(...later) as Instant);
  if (earliest !== null && at > earliest) {
    return fail("bad_time", `It must start before what happened at ${toIso(earliest)}.`);
  }
  return succeed([{ type: "infusionStartCorrected", at, was, reason }]);
}
