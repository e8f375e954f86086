import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { AddInfusion, ChangeSubject, SubjectDecision, SubjectFailure } from "./command.ts";
import { decideBed, decideFreeBed } from "./decide-bed.ts";
import type { SubjectDetails, SubjectEvent, WardEvent } from "./event.ts";
import { replacesKnown } from "./replaces-known.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";
import type { WardState } from "./ward-state.ts";

const DETAILS = [
  "sex",
  "heightCm",
  "weightKg",
  "group",
  "admittedAt",
  "enrolledAt",
  "ageYears",
  "insultAt",
  "diagnosedAt",
  "consentedAt",
] as const;

type Step = Result<readonly SubjectEvent[], SubjectFailure>;
const NO_EVENTS: readonly SubjectEvent[] = [];

/**
 * Changes a subject: one event for each thing that really changes, none for a value that stays. All of it is
 * refused when one part is. `mayReplace`: not only add to what is known, as programs may and people may not.
 */
export function decideChange(
  state: SubjectState,
  ward: WardState,
  command: ChangeSubject,
  now: Instant,
  bedAssignmentGraceMs: number,
  mayReplace: boolean,
): Result<SubjectDecision, SubjectFailure> {
  const subjectEvents: SubjectEvent[] = [];
  let changed = state;
  // Each step sees what the one before it changed: an end may come with its start.
  for (const decide of [
    decideDetails,
    decideVentilationStart,
    decideVentilationEnd,
    decideInfusionPlan,
    decideInfusionStart,
    decideInfusionEnd,
  ]) {
    const step = decide(changed, command, now);
    if (!step.ok) return step;
    for (const event of step.value) {
      if (!mayReplace && replacesKnown(changed, event)) {
        return fail(
          "reason_missing",
          "What is known already is corrected in the subject's record, with a reason.",
        );
      }
      subjectEvents.push(event);
      changed = evolveSubject(changed, state.subject, event, { recordedAt: now, actor: "" });
    }
  }
  const bed = decideMove(changed, ward, command, now, bedAssignmentGraceMs);
  return bed.ok ? succeed({ subjectEvents, wardEvents: bed.value }) : bed;
}

function decideDetails({ profile }: SubjectState, command: ChangeSubject): Step {
  const changes: Partial<Record<keyof SubjectDetails, unknown>> = {};
  for (const field of DETAILS) {
    const given = command[field];
    if (given !== undefined && given !== profile[field]) changes[field] = given;
  }
  return succeed(
    Object.keys(changes).length === 0
      ? NO_EVENTS
      : [{ type: "subjectDetailsChanged", changes: changes as Partial<SubjectDetails> }],
  );
}

function decideVentilationStart({ profile }: SubjectState, command: ChangeSubject, now: Instant): Step {
  const at = command.ventilationStartedAt;
  const last = profile.ventilation.at(-1);
  if (at === undefined || at === (last?.startedAt ?? null)) return succeed(NO_EVENTS);
  if (at === null) return succeed([{ type: "ventilationStartCorrected", at }]);
  if (at > now) return inTheFuture("ventilation_started_at", at);
  if (last === undefined) return succeed([{ type: "ventilationStarted", at }]);
  if (last.endedAt !== null && at > last.endedAt) return succeed([{ type: "ventilationStarted", at }]);
  if (last.endedAt !== null && at >= last.endedAt && command.ventilationEndedAt === undefined) {
    return fail(
      "bad_time",
      "ventilation_started_at must lie before the episode's end, or after it for a new one.",
    );
  }
  const before = profile.ventilation.at(-2)?.endedAt ?? null;
  if (before !== null && at < before) {
    return fail("bad_time", `ventilation_started_at lies within the episode that ended ${toIso(before)}.`);
  }
  return succeed([{ type: "ventilationStartCorrected", at }]);
}

function decideVentilationEnd({ profile }: SubjectState, command: ChangeSubject, now: Instant): Step {
  const at = command.ventilationEndedAt;
  const last = profile.ventilation.at(-1);
  if (at === undefined) return succeed(NO_EVENTS);
  if (last === undefined) {
    return at === null
      ? succeed(NO_EVENTS)
      : fail("no_ventilation", "No ventilation has begun that could end.");
  }
  if (at === last.endedAt) return succeed(NO_EVENTS);
  if (at !== null && at > now) return inTheFuture("ventilation_ended_at", at);
  if (at !== null && at <= last.startedAt) {
    return fail("bad_time", `ventilation_ended_at must lie after the start, ${toIso(last.startedAt)}.`);
  }
  return succeed([{ type: "ventilationEnded", at }]);
}

function decideInfusionPlan({ profile }: SubjectState, command: ChangeSubject): Step {
  const at = command.infusionPlannedAt;
  if (at === undefined || at === profile.infusionPlannedAt) return succeed(NO_EVENTS);
  return succeed([{ type: "infusionPlanned", at }]);
}

function decideInfusionStart({ profile }: SubjectState, command: ChangeSubject, now: Instant): Step {
  const at = command.infusionStartedAt;
  const [first, second] = profile.infusions;
  if (at === undefined || at === (first?.startedAt ?? null)) return succeed(NO_EVENTS);
  if (at !== null && at > now) return inTheFuture("infusion_started_at", at);
  if (first === undefined) return succeed(at === null ? NO_EVENTS : [{ type: "infusionStarted", at }]);
  if (at !== null && first.endedAt !== null && at >= first.endedAt && command.infusionEndedAt === undefined) {
    return fail(
      "bad_time",
      `infusion_started_at must lie before the infusion's end, ${toIso(first.endedAt)}.`,
    );
  }
  if (at !== null && second !== undefined && at >= second.startedAt) {
    return fail(
      "bad_time",
      `infusion_started_at must lie before the next infusion, ${toIso(second.startedAt)}.`,
    );
  }
  return succeed([{ type: "infusionStartCorrected", at }]);
}

function decideInfusionEnd({ profile }: SubjectState, command: ChangeSubject, now: Instant): Step {
  const at = command.infusionEndedAt;
  const last = profile.infusions.at(-1);
  if (at === undefined) return succeed(NO_EVENTS);
  if (last === undefined) {
    return at === null ? succeed(NO_EVENTS) : fail("no_infusion", "No infusion has begun that could end.");
  }
  if (at === last.endedAt) return succeed(NO_EVENTS);
  if (at !== null && at > now) return inTheFuture("infusion_ended_at", at);
  if (at !== null && at <= last.startedAt) {
    return fail("bad_time", `infusion_ended_at must lie after the start, ${toIso(last.startedAt)}.`);
  }
  return succeed([{ type: "infusionEnded", at }]);
}

function decideMove(
  { subject, profile }: SubjectState,
  ward: WardState,
  { bed }: ChangeSubject,
  now: Instant,
  bedAssignmentGraceMs: number,
): Result<readonly WardEvent[], SubjectFailure> {
  if (bed === undefined) return succeed([]);
  if (bed === null) return succeed(decideFreeBed(ward, subject, now));
  const earliest = profile.admittedAt ?? (now as number);
  return decideBed(ward, subject, bed, now, Math.min(earliest, now - bedAssignmentGraceMs) as Instant);
}

/** A further bag or infusion, after the ones known, or which of the two a known one is; the same again decides nothing. */
export function decideInfusion(
  { profile }: SubjectState,
  { startedAt, endedAt, kind }: AddInfusion,
  now: Instant,
): Result<SubjectDecision, SubjectFailure> {
  const last = profile.infusions.at(-1);
  const known = profile.infusions.find((one) => one.startedAt === startedAt);
  if (known !== undefined && (endedAt === null || known.endedAt === endedAt)) {
    const isKnown = kind === null || known.kind === kind;
    return succeed({
      subjectEvents: isKnown ? [] : [{ type: "infusionKindStated", of: startedAt, kind }],
      wardEvents: [],
    });
  }
  if (startedAt > now) return inTheFuture("started_at", startedAt);
  if (endedAt !== null && endedAt > now) return inTheFuture("ended_at", endedAt);
  if (endedAt !== null && endedAt <= startedAt)
    return fail("bad_time", "ended_at must lie after started_at.");
  if (last !== undefined && startedAt <= last.startedAt) {
    return fail("bad_time", `A further infusion must start after the last one, ${toIso(last.startedAt)}.`);
  }
  const started = { type: "infusionStarted", at: startedAt, ...(kind !== null && { kind }) } as const;
  const subjectEvents =
    endedAt === null ? [started] : [started, { type: "infusionEnded", at: endedAt } as const];
  return succeed({ subjectEvents, wardEvents: [] });
}

function inTheFuture(name: string, at: Instant) {
  return fail("in_the_future", `${name} ${toIso(at)} is in the future.`);
}
