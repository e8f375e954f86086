import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import { firstInfusionStart } from "../ventilation/subject.ts";
import type { EnrolSubject, SubjectDecision, SubjectFailure } from "./command.ts";
import { decideBed } from "./decide-bed.ts";
import type { SubjectEnrolled } from "./event.ts";
import type { SubjectState } from "./subject-state.ts";
import type { WardState } from "./ward-state.ts";

/**
 * Enrols a subject. The same again, every field given being the present value or the one first enrolled,
 * decides nothing; anything else under a number that is taken is refused.
 */
export function decideEnrolment(
  state: SubjectState | null,
  ward: WardState,
  command: EnrolSubject,
  now: Instant,
  bedAssignmentGraceMs: number,
): Result<SubjectDecision, SubjectFailure> {
  if (state !== null) return decideRepeat(state, ward, command);
  const { ventilationStartedAt = null, ventilationEndedAt = null, infusionStartedAt = null } = command;
  for (const [name, at] of [
    ["ventilation_started_at", ventilationStartedAt],
    ["ventilation_ended_at", ventilationEndedAt],
    ["infusion_started_at", infusionStartedAt],
  ] as const) {
    if (at !== null && at > now) return fail("in_the_future", `${name} ${toIso(at)} is in the future.`);
  }
  if (ventilationEndedAt !== null) {
    if (ventilationStartedAt === null) {
      return fail("no_ventilation", "ventilation_ended_at needs a ventilation_started_at.");
    }
    if (ventilationEndedAt <= ventilationStartedAt) {
      return fail("bad_time", "ventilation_ended_at must lie after ventilation_started_at.");
    }
  }
  const enrolled: SubjectEnrolled = {
    type: "subjectEnrolled",
    sex: command.sex,
    heightCm: command.heightCm ?? null,
    weightKg: command.weightKg ?? null,
    group: command.group ?? "UCMSC",
    admittedAt: command.admittedAt ?? null,
    enrolledAt: command.enrolledAt ?? null,
    ...given(command, "ageYears"),
    ...given(command, "insultAt"),
    ...given(command, "diagnosedAt"),
    ...given(command, "consentedAt"),
    bed: command.bed ?? null,
    ventilationStartedAt,
    ventilationEndedAt,
    infusionPlannedAt: command.infusionPlannedAt ?? null,
    infusionStartedAt,
  };
  if (enrolled.bed === null) return succeed({ subjectEvents: [enrolled], wardEvents: [] });
  const known = [enrolled.admittedAt, enrolled.enrolledAt, ventilationStartedAt, infusionStartedAt];
  const knownSince = Math.min(now - bedAssignmentGraceMs, ...known.filter((at) => at !== null)) as Instant;
  const bed = decideBed(ward, command.subject, enrolled.bed, now, knownSince);
  return bed.ok ? succeed({ subjectEvents: [enrolled], wardEvents: bed.value }) : bed;
}

/** What was not given is not written down, as it never was before anybody asked for it. */
function given<Field extends keyof EnrolSubject>(command: EnrolSubject, field: Field) {
  const value = command[field];
  return value === undefined ? {} : ({ [field]: value } as Pick<EnrolSubject, Field>);
}

function decideRepeat(
  state: SubjectState,
  ward: WardState,
  command: EnrolSubject,
): Result<SubjectDecision, SubjectFailure> {
  const { profile, asEnrolled, subject } = state;
  const present: Omit<SubjectEnrolled, "type"> = {
    sex: profile.sex,
    heightCm: profile.heightCm,
    weightKg: profile.weightKg,
    group: profile.group,
    admittedAt: profile.admittedAt,
    enrolledAt: profile.enrolledAt,
    ageYears: profile.ageYears,
    insultAt: profile.insultAt,
    diagnosedAt: profile.diagnosedAt,
    consentedAt: profile.consentedAt,
    bed: ward.bedBySubject.get(subject) ?? null,
    ventilationStartedAt: profile.ventilation.at(-1)?.startedAt ?? null,
    ventilationEndedAt: profile.ventilation.at(-1)?.endedAt ?? null,
    infusionPlannedAt: profile.infusionPlannedAt,
    infusionStartedAt: firstInfusionStart(profile),
  };
  const different = (Object.keys(present) as (keyof typeof present)[]).filter((field) => {
    const sent = command[field];
    return sent !== undefined && sent !== present[field] && sent !== (asEnrolled[field] ?? null);
  });
  if (different.length === 0) return succeed({ subjectEvents: [], wardEvents: [] });
  const fields = different.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return fail("already_enrolled", `${subject} is enrolled with another ${fields.join(", ")}.`);
}
