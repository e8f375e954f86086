import { type Instant, toIso } from "../units/instant.ts";
import { fail, succeed } from "../units/result.ts";
import { type InfusionDecision, recordOf } from "./decide-preparation.ts";
import type { SubjectState } from "./subject-state.ts";

/** When an infusion ended and how much of it went in, as it should have been written down. */
export interface TrueEnd {
  readonly at: Instant;
  /** mL; `null`: not known. */
  readonly givenMl: number | null;
}

/** Corrects the end of an infusion, with the reason; what stood before is kept. */
export function decideEndCorrection(
  state: SubjectState,
  infusion: number,
  { at, givenMl }: TrueEnd,
  correction: string,
  now: Instant,
): InfusionDecision {
  const found = recordOf(state, infusion);
  if (!found.ok) return found;
  const { startedAt, endedAt, bags, interruptions, givenMl: present } = found.value;
  if (startedAt === null || endedAt === null) {
    return fail("not_running", `Infusion ${infusion} has not ended: end it.`);
  }
  if (at === endedAt && givenMl === present) return succeed([]);
  if (at > now) return fail("in_the_future", `${toIso(at)} is in the future.`);
  const before = [
    ...bags.flatMap((bag) => [bag.startedAt, bag.endedAt === endedAt ? null : bag.endedAt]),
    ...interruptions.flatMap(({ from, to }) => [from, to === endedAt ? null : to]),
  ].filter((time) => time !== null);
  const last = Math.max(startedAt, ...before) as Instant;
  if (at <= startedAt || at < last) {
    return fail("bad_time", `It must end after what happened at ${toIso(last)}.`);
  }
  const next = state.profile.infusions.find((one) => one.startedAt > startedAt);
  if (next !== undefined && at > next.startedAt) {
    return fail("bad_time", `It must end before the next infusion, ${toIso(next.startedAt)}.`);
  }
  return succeed([
    { type: "infusionEnded", at, of: startedAt, ...(givenMl === null ? {} : { givenMl }), correction },
  ]);
}
