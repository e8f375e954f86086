import { assertNever } from "../units/assert-never.ts";
import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import { type InfusionDecision, over, recordOf } from "./decide-preparation.ts";
import type { SubjectEvent } from "./event.ts";
import { type InfusionRecord, latestTime, presentInterruption, runningBag } from "./infusion-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** What is done at the bedside while an infusion is given; `at` is `null` for now, by the server's clock. */
export type GivingStep =
  | {
      readonly step: "start_bag";
      readonly bag: number;
      readonly at: Instant | null;
      readonly expiredBecause: string | null;
    }
  | {
      readonly step: "end_bag";
      readonly bag: number;
      readonly at: Instant | null;
      readonly givenMl: number | null;
    }
  | { readonly step: "interrupt"; readonly at: Instant | null; readonly reason: string }
  | { readonly step: "resume"; readonly at: Instant | null }
  | {
      readonly step: "end";
      readonly at: Instant | null;
      readonly givenMl: number | null;
      readonly reason: string | null;
    };

/**
 * Decides one step of giving an infusion. A step that is done already, at the same time, decides nothing: an
 * answer was lost, and it was sent again.
 */
export function decideGiving(
  state: SubjectState,
  infusion: number,
  given: GivingStep,
  now: Instant,
): InfusionDecision {
  const found = recordOf(state, infusion);
  if (!found.ok) return found;
  const record = found.value;
  const at = given.at ?? now;
  if (at > now) return fail("in_the_future", `${toIso(at)} is in the future.`);
  if (record.discarded !== null) return over(infusion);
  switch (given.step) {
    case "start_bag":
      return decideBagStart(state, record, given, at);
    case "end_bag":
      return decideBagEnd(record, given, at);
    case "interrupt":
      return decideInterruption(record, given.reason, at, given.at);
    case "resume":
      return decideResumption(record, at, given.at);
    case "end":
      return decideEnd(record, given, at);
    default:
      return assertNever(given);
  }
}

function decideBagStart(
  state: SubjectState,
  record: InfusionRecord,
  { bag, at: asked, expiredBecause }: Extract<GivingStep, { step: "start_bag" }>,
  at: Instant,
): InfusionDecision {
  const { infusion, preparation } = record;
  const present = record.bags[bag - 1];
  if (present === undefined) return fail("unknown_bag", `Infusion ${infusion} has no bag ${bag}.`);
  if (present.startedAt !== null) {
    return present.startedAt === asked
      ? succeed([])
      : fail("bag_begun", `Bag ${bag} began at ${toIso(present.startedAt)}.`);
  }
  if (record.endedAt !== null) return over(infusion);
  if (record.checked === null) {
    return fail("not_checked", "A second person must check it before it is given.");
  }
  if (preparation.expiresAt < at && expiredBecause === null && record.expiredBecause === null) {
    return fail(
      "expired",
      `It expired at ${toIso(preparation.expiresAt)}. To give it all the same needs a reason.`,
    );
  }
  const other = state.treatment.records.find(
    (one) => one !== record && one.startedAt !== null && one.endedAt === null,
  );
  if (other !== undefined) {
    return fail("infusion_running", `Infusion ${other.infusion} is still running: end it first.`);
  }
  if (presentInterruption(record) !== null) return interrupted(infusion);
  const start = record.startedAt === null ? decideFirstStart(state, at) : notBefore(record, at);
  if (!start.ok) return start;
  // Whoever hangs the next bag has taken the last one down; how much of it went in is known at the end.
  const before = runningBag(record);
  const events: SubjectEvent[] = [...start.value];
  if (before !== null) events.push({ type: "infusionBagEnded", infusion, bag: before, at, givenMl: null });
  events.push({
    type: "infusionBagStarted",
    infusion,
    bag,
    at,
    ...(expiredBecause === null || preparation.expiresAt >= at ? {} : { expiredBecause }),
  });
  return succeed(events);
}

/**
 * An infusion that runs already, known from a feed and described by no record, is the one that this describes:
 * it is not begun a second time.
 */
function decideFirstStart({ profile, treatment }: SubjectState, at: Instant): InfusionDecision {
  const last = profile.infusions.at(-1);
  const isDescribed = treatment.records.some(({ startedAt }) => startedAt === last?.startedAt);
  if (last !== undefined && last.endedAt === null && !isDescribed) {
    if (at < last.startedAt) {
      return fail(
        "bad_time",
        `The infusion that runs began at ${toIso(last.startedAt)}: correct that first.`,
      );
    }
    // What has a record of its own is no further bag, however soon it came after the one before.
    const isFurther = profile.infusions.length > 1 && last.kind !== "infusion";
    return succeed(isFurther ? [{ type: "infusionKindStated", of: last.startedAt, kind: "infusion" }] : []);
  }
  const free = last === undefined ? null : (last.endedAt ?? last.startedAt);
  if (last !== undefined && free !== null && (at <= last.startedAt || at < free)) {
    return fail("bad_time", `It must start after the infusion before it, ${toIso(free)}.`);
  }
  return succeed([{ type: "infusionStarted", at, ...(last !== undefined && { kind: "infusion" }) }]);
}

function decideBagEnd(
  record: InfusionRecord,
  { bag, at: asked, givenMl }: Extract<GivingStep, { step: "end_bag" }>,
  at: Instant,
): InfusionDecision {
  const { infusion } = record;
  const present = record.bags[bag - 1];
  if (present === undefined) return fail("unknown_bag", `Infusion ${infusion} has no bag ${bag}.`);
  if (present.endedAt !== null && present.endedAt === asked && present.givenMl === givenMl)
    return succeed([]);
  if (present.startedAt === null || present.endedAt !== null) {
    return fail("not_running", `Bag ${bag} is not running.`);
  }
  const later = notBefore(record, at);
  return later.ok ? succeed([{ type: "infusionBagEnded", infusion, bag, at, givenMl }]) : later;
}

function decideInterruption(
  record: InfusionRecord,
  reason: string,
  at: Instant,
  asked: Instant | null,
): InfusionDecision {
  const { infusion } = record;
  const running = mustRun(record);
  if (!running.ok) return running;
  const present = presentInterruption(record);
  if (present !== null) {
    return present.from === asked && present.reason === reason ? succeed([]) : interrupted(infusion);
  }
  const later = notBefore(record, at);
  return later.ok ? succeed([{ type: "infusionInterrupted", infusion, at, reason }]) : later;
}

function decideResumption(record: InfusionRecord, at: Instant, asked: Instant | null): InfusionDecision {
  const { infusion } = record;
  const running = mustRun(record);
  if (!running.ok) return running;
  if (presentInterruption(record) === null) {
    return asked !== null && record.interruptions.at(-1)?.to === asked
      ? succeed([])
      : fail("not_interrupted", `Infusion ${infusion} is not interrupted.`);
  }
  const later = notBefore(record, at);
  return later.ok ? succeed([{ type: "infusionResumed", infusion, at }]) : later;
}

function decideEnd(
  record: InfusionRecord,
  { at: asked, givenMl, reason }: Extract<GivingStep, { step: "end" }>,
  at: Instant,
): InfusionDecision {
  const { infusion, startedAt } = record;
  if (record.endedAt !== null && record.endedAt === asked && record.givenMl === givenMl) return succeed([]);
  const running = mustRun(record);
  if (!running.ok) return running;
  const later = notBefore(record, at);
  if (!later.ok) return later;
  if (startedAt === null || at === startedAt) {
    return fail("bad_time", "It must end after it started.");
  }
  const bag = runningBag(record);
  const events: SubjectEvent[] = [];
  if (bag !== null) {
    // All that is known of a single bag is what is known of the whole.
    const alone = record.bags.filter((one) => one.startedAt !== null).length === 1 ? givenMl : null;
    events.push({ type: "infusionBagEnded", infusion, bag, at, givenMl: alone });
  }
  events.push({
    type: "infusionEnded",
    at,
    of: startedAt,
    ...(givenMl === null ? {} : { givenMl }),
    ...(reason === null ? {} : { reason }),
  });
  return succeed(events);
}

function mustRun({
  infusion,
  startedAt,
  endedAt,
}: InfusionRecord): Result<null, "not_running" | "infusion_over"> {
  if (startedAt === null) return fail("not_running", `Infusion ${infusion} has not begun.`);
  return endedAt === null ? succeed(null) : over(infusion);
}

function notBefore(record: InfusionRecord, at: Instant): Result<readonly SubjectEvent[], "bad_time"> {
  const last = latestTime(record);
  return last !== null && at < last
    ? fail("bad_time", `This comes after what happened at ${toIso(last)}.`)
    : succeed([]);
}

function interrupted(infusion: number) {
  return fail("interrupted", `Infusion ${infusion} is interrupted: resume it first.`);
}
