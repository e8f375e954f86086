import type { Instant } from "../units/instant.ts";
import type { InfusionKind } from "../ventilation/subject.ts";
import type { SubjectDetails, SubjectEvent, WardEvent } from "./event.ts";

/** Enrols a subject; a field that is absent was not given, `null` was given as "not known". */
export interface EnrolSubject extends Partial<SubjectDetails> {
  readonly subject: string;
  readonly sex: SubjectDetails["sex"];
  readonly bed?: string | null;
  readonly ventilationStartedAt?: Instant | null;
  readonly ventilationEndedAt?: Instant | null;
  readonly infusionPlannedAt?: Instant | null;
  readonly infusionStartedAt?: Instant | null;
}

/** Changes what is given and leaves the rest; `null` clears. */
export interface ChangeSubject extends Partial<SubjectDetails> {
  readonly bed?: string | null;
  readonly ventilationStartedAt?: Instant | null;
  readonly ventilationEndedAt?: Instant | null;
  readonly infusionPlannedAt?: Instant | null;
  readonly infusionStartedAt?: Instant | null;
  readonly infusionEndedAt?: Instant | null;
}

/** A further bag or infusion. */
export interface AddInfusion {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** `null`: whoever reports it does not know. */
  readonly kind: InfusionKind | null;
}

/** Events for the subject's stream and the ward's, to be appended together or not at all. */
export interface SubjectDecision {
  readonly subjectEvents: readonly SubjectEvent[];
  readonly wardEvents: readonly WardEvent[];
}

/** Why a command on a subject is refused. */
export type SubjectFailure =
  | "bed_occupied"
  | "already_enrolled"
  | "in_the_future"
  | "bad_time"
  | "no_ventilation"
  | "reason_missing"
  | "no_infusion";
