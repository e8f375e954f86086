import { assertNever } from "../units/assert-never.ts";
import type { Centimetre, Kilogram } from "../units/quantity.ts";
import type { Infusion, SubjectProfile } from "../ventilation/subject.ts";
import { NOTHING_ENTERED } from "../ventilation/subject-course.ts";
import { courseOf } from "./course-of.ts";
import type { Origin } from "./envelope.ts";
import type { AlarmLimitsChanged, SubjectEnrolled, SubjectEvent } from "./event.ts";
import { evolveLimits } from "./evolve-limits.ts";
import { evolveReviews, type FigureReviews, NO_REVIEWS } from "./figure-review.ts";
import { meantEnd, meantStart } from "./meant-infusion.ts";
import { isReviewEvent, type ReviewEvent } from "./review-event.ts";
import { evolveSafety, NOTHING_SAID, type Safety } from "./safety.ts";
import { isSafetyEvent, type SafetyEvent } from "./safety-event.ts";
import { evolveSubjectRecord, NO_RECORD, type SubjectRecord } from "./subject-record.ts";
import { evolveTreatment, NO_TREATMENT, type Treatment } from "./treatment.ts";

/** A change of this subject's alarm limits, by whom and when. */
export interface LimitChange extends Omit<AlarmLimitsChanged, "type"> {
  readonly by: string;
  readonly at: Origin["recordedAt"];
}

/** What the log says of one subject, apart from readings. */
export interface SubjectState {
  readonly subject: string;
  readonly profile: SubjectProfile;
  /** What was first entered: sending that again is no change. */
  readonly asEnrolled: SubjectEnrolled;
  /** In the order in which they were made; the present ones are in the profile. */
  readonly limitChanges: readonly LimitChange[];
  /** The records of infusions, and the events of their windows. */
  readonly treatment: Treatment;
  /** What people did with the figures of its days. */
  readonly reviews: FigureReviews;
  /** What people entered, with every earlier version. */
  readonly record: SubjectRecord;
  /** What people say of these events, and the adverse events. */
  readonly safety: Safety;
}

/** While a command is being decided, nothing of it is recorded yet. */
const NOT_YET: Origin = { recordedAt: 0 as Origin["recordedAt"], actor: "" };

/**
 * The next state of a subject. `null` is the state before enrolment; any other event than an enrolment is
 * then a programmer's fault.
 */
export function evolveSubject(
  state: SubjectState | null,
  subject: string,
  event: SubjectEvent,
  happening: Origin = NOT_YET,
): SubjectState {
  if (event.type === "subjectEnrolled") return enrolled(subject, event, happening);
  if (state === null) throw new Error(`${event.type} of ${subject} before its enrolment`);
  if (event.type === "alarmLimitsChanged") return withLimits(state, event, happening);
  if (isReviewEvent(event)) return { ...state, reviews: evolveReviews(state.reviews, event, happening) };
  if (isSafetyEvent(event)) return { ...state, safety: evolveSafety(state.safety, event, happening) };
  const record = evolveSubjectRecord(state.record, event, happening);
  const profile = evolveProfile(state.profile, event);
  return {
    ...state,
    record,
    profile: record === state.record ? profile : { ...profile, ...courseOf(record) },
    treatment: evolveTreatment(state.treatment, state.profile, event, happening),
  };
}

function withLimits(
  state: SubjectState,
  { changes, reason }: AlarmLimitsChanged,
  { recordedAt: at, actor: by }: Origin,
): SubjectState {
  const alarmLimits = evolveLimits(state.profile.alarmLimits ?? {}, changes);
  return {
    ...state,
    profile: { ...state.profile, alarmLimits },
    limitChanges: [...state.limitChanges, { changes, reason, by, at }],
  };
}

function enrolled(subject: string, event: SubjectEnrolled, happening: Origin): SubjectState {
  const { infusionStartedAt } = event;
  const record = evolveSubjectRecord(NO_RECORD, event, happening);
  return {
    subject,
    asEnrolled: event,
    limitChanges: [],
    record,
    profile: {
      ...NOTHING_ENTERED,
      ...courseOf(record),
      sex: event.sex,
      ageYears: event.ageYears ?? null,
      insultAt: event.insultAt ?? null,
      diagnosedAt: event.diagnosedAt ?? null,
      consentedAt: event.consentedAt ?? null,
      heightCm: event.heightCm as Centimetre | null,
      weightKg: event.weightKg as Kilogram | null,
      group: event.group,
      admittedAt: event.admittedAt,
      enrolledAt: event.enrolledAt,
      infusionPlannedAt: event.infusionPlannedAt,
      infusions: infusionStartedAt === null ? [] : [{ startedAt: infusionStartedAt, endedAt: null }],
      transports: [],
      enteredEvents: [],
    },
    treatment: NO_TREATMENT,
    reviews: NO_REVIEWS,
    safety: NOTHING_SAID,
  };
}

function evolveProfile(
  profile: SubjectProfile,
  event: Exclude<SubjectEvent, SubjectEnrolled | AlarmLimitsChanged | ReviewEvent | SafetyEvent>,
): SubjectProfile {
  switch (event.type) {
    case "subjectDetailsChanged":
      return { ...profile, ...(event.changes as Partial<SubjectProfile>) };
    case "infusionPlanned":
      return { ...profile, infusionPlannedAt: event.at };
    case "infusionStarted":
      return {
        ...profile,
        infusions: inOrder([...profile.infusions, infusionOf(event)]),
      };
    case "infusionKindStated":
      return {
        ...profile,
        infusions: profile.infusions.map((one) =>
          one.startedAt === event.of ? { ...one, kind: event.kind } : one,
        ),
      };
    case "infusionStartCorrected":
      return { ...profile, infusions: withStart(profile.infusions, meantStart(profile, event), event.at) };
    case "infusionEnded": {
      const meant = meantEnd(profile, event);
      return {
        ...profile,
        infusions: profile.infusions.map((one) =>
          one.startedAt === meant ? { ...one, endedAt: event.at } : one,
        ),
      };
    }
    case "transportStarted":
      return { ...profile, transports: [...profile.transports, { startedAt: event.at, endedAt: null }] };
    case "transportEnded":
      return {
        ...profile,
        transports: withLast(profile.transports, (last) => ({ ...last, endedAt: event.at })),
      };
    case "iaeCandidateOpened": {
      if (event.origin !== "person") return profile;
      const { candidate, event: code, onset } = event;
      return { ...profile, enteredEvents: [...profile.enteredEvents, { candidate, event: code, onset }] };
    }
    case "iaeCandidateCorrected":
      return {
        ...profile,
        enteredEvents: profile.enteredEvents.map((one) =>
          one.candidate === event.candidate ? { ...one, event: event.event, onset: event.onset } : one,
        ),
      };
    case "iaeCandidateSuperseded":
      return {
        ...profile,
        enteredEvents: profile.enteredEvents.filter(({ candidate }) => candidate !== event.candidate),
      };
    // What was entered is folded with its versions; the profile takes what stands of it.
    case "ventilationStarted":
    case "ventilationStartCorrected":
    case "ventilationEnded":
    case "factEntered":
    case "factCorrected":
    case "factVoided":
    case "infusionPrepared":
    case "infusionPreparationCorrected":
    case "infusionDiscarded":
    case "infusionChecked":
    case "infusionBagStarted":
    case "infusionBagEnded":
    case "infusionInterrupted":
    case "infusionResumed":
    case "infusionWindowSummarised":
      return profile;
    default:
      return assertNever(event);
  }
}

function infusionOf({ at, kind }: Extract<SubjectEvent, { type: "infusionStarted" }>): Infusion {
  return { startedAt: at, endedAt: null, ...(kind !== undefined && { kind }) };
}

function withLast<T>(list: readonly T[], change: (last: T) => T): readonly T[] {
  const last = list.at(-1);
  return last === undefined ? list : [...list.slice(0, -1), change(last)];
}

function withStart(
  infusions: readonly Infusion[],
  was: Infusion["startedAt"] | null,
  at: Infusion["startedAt"] | null,
): readonly Infusion[] {
  const index = infusions.findIndex(({ startedAt }) => startedAt === was);
  const meant = infusions[index];
  if (meant === undefined) return infusions;
  const others = infusions.toSpliced(index, 1);
  return at === null ? others : inOrder([...others, { ...meant, startedAt: at }]);
}

function inOrder(infusions: readonly Infusion[]): readonly Infusion[] {
  return infusions.toSorted((a, b) => a.startedAt - b.startedAt);
}
