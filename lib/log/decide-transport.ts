import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { SubjectDecision, SubjectFailure } from "./command.ts";
import type { SubjectEvent } from "./event.ts";
import type { SubjectState } from "./subject-state.ts";

/** A subject leaves the ward for a while, or is back. */
export interface RecordTransport {
  readonly isUnderWay: boolean;
  /** `null`: just now. */
  readonly at: Instant | null;
}

/** What is said a second time changes nothing; times keep their order and are never to come. */
export function decideTransport(
  { profile }: SubjectState,
  { isUnderWay, at: given }: RecordTransport,
  now: Instant,
): Result<SubjectDecision, SubjectFailure> {
  const at = given ?? now;
  const last = profile.transports.at(-1);
  const isAway = last !== undefined && last.endedAt === null;
  if (isAway === isUnderWay) return decided([]);
  if (at > now) return fail("in_the_future", `${toIso(at)} is in the future.`);
  if (isUnderWay) {
    const before = last?.endedAt ?? null;
    if (before !== null && at < before) {
      return fail("bad_time", `The last transport ended later, ${toIso(before)}.`);
    }
    return decided([{ type: "transportStarted", at }]);
  }
  if (last !== undefined && at <= last.startedAt) {
    return fail("bad_time", `The transport started ${toIso(last.startedAt)}, and must end after that.`);
  }
  return decided([{ type: "transportEnded", at }]);
}

function decided(subjectEvents: readonly SubjectEvent[]): Result<SubjectDecision, SubjectFailure> {
  return succeed({ subjectEvents, wardEvents: [] });
}
