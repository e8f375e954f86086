import type { Instant } from "../units/instant.ts";
import type { LimitKey } from "../ventilation/alarm-limit.ts";
import type { Correction } from "../ventilation/correction-reason.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { QueryCode } from "../ventilation/query-code.ts";
import type { Group, InfusionKind, Sex } from "../ventilation/subject.ts";
import { ALARM_EVENT_TYPES, type AlarmEvent } from "./alarm-event.ts";
import { CORRECTION_EVENT_TYPES, type CorrectionEvent } from "./correction-event.ts";
import { INFUSION_EVENT_TYPES, type InfusionEvent } from "./infusion-event.ts";
import { MATCH_EVENT_TYPES, type MatchSetImported } from "./match-event.ts";
import { QUERY_EVENT_TYPES, type QueryEvent } from "./query-event.ts";
import { RECORD_EVENT_TYPES, type RecordEvent } from "./record-event.ts";
import { REVIEW_EVENT_TYPES, type ReviewEvent } from "./review-event.ts";
import { SAFETY_EVENT_TYPES, type SafetyEvent } from "./safety-event.ts";

/** The measured or administrative facts of a subject that may change; `null` says "not known". */
export interface SubjectDetails {
  readonly sex: Sex;
  readonly heightCm: number | null;
  readonly weightKg: number | null;
  readonly group: Group;
  readonly admittedAt: Instant | null;
  readonly enrolledAt: Instant | null;
  /** Completed years on enrolment. */
  readonly ageYears?: number | null;
  readonly insultAt?: Instant | null;
  readonly diagnosedAt?: Instant | null;
  readonly consentedAt?: Instant | null;
}

/** A reading within every limit, kept for good. */
export interface ReadingRecorded {
  readonly type: "readingRecorded";
  readonly parameter: Parameter;
  /** In `unit`, which is the parameter's own but for vasopressors. */
  readonly value: number;
  readonly unit: string;
  readonly observedAt: Instant;
  readonly source: string;
  /** The sender's own identifier of this reading. */
  readonly id?: string;
  /** As sent, where a unit was converted. */
  readonly sent?: { readonly value: number; readonly unit: string };
  /** The sender's id belongs to a reading with other content: neither counts. */
  readonly disputed?: true;
  /** Where a person has it from who entered it after its time. */
  readonly late?: { readonly text: string };
}

/** An impossible value: listed, never counted. */
export interface ReadingRejected {
  readonly type: "readingRejected";
  readonly parameter: Parameter;
  readonly value: number;
  readonly unit: string;
  readonly observedAt: Instant;
  readonly source: string;
  readonly id?: string;
  readonly sent?: { readonly value: number; readonly unit: string };
  readonly late?: { readonly text: string };
  readonly code: "out_of_range";
}

/** Somebody found out about a rejected reading; who and when are in the envelope. The reading stays as it is. */
export interface ReadingQueryAnswered {
  readonly type: "readingQueryAnswered";
  /** Of the reading. */
  readonly seq: number;
  readonly code: QueryCode;
  readonly text: string;
}

/** What can happen to a subject's readings. Their states are folded apart from the subject's other facts. */
export type ReadingEvent =
  | ReadingRecorded
  | ReadingRejected
  | ReadingQueryAnswered
  /** A kept reading lost its standing because its sender's id came again with other content. */
  | {
      readonly type: "readingDisputed";
      readonly seq: number;
      readonly parameter: Parameter;
      readonly observedAt: Instant;
    }
  | CorrectionEvent
  | QueryEvent;

/** A subject as first entered, with everything that was known then. */
export interface SubjectEnrolled extends SubjectDetails {
  readonly type: "subjectEnrolled";
  readonly bed: string | null;
  readonly ventilationStartedAt: Instant | null;
  readonly ventilationEndedAt: Instant | null;
  readonly infusionPlannedAt: Instant | null;
  readonly infusionStartedAt: Instant | null;
}

/** What can happen to a subject apart from readings. */
export type SubjectEvent =
  | SubjectEnrolled
  | {
      readonly type: "subjectDetailsChanged";
      readonly changes: Partial<SubjectDetails>;
      readonly correction?: Correction;
    }
  | { readonly type: "ventilationStarted"; readonly at: Instant }
  /** The latest episode's start was wrong, or (`null`) there was no such episode. */
  | { readonly type: "ventilationStartCorrected"; readonly at: Instant | null }
  /** The latest episode ended; `null`: it has not ended after all. */
  | { readonly type: "ventilationEnded"; readonly at: Instant | null }
  | { readonly type: "infusionPlanned"; readonly at: Instant | null }
  | { readonly type: "infusionStarted"; readonly at: Instant; readonly kind?: InfusionKind }
  /** A start was wrong, or (`null`) that infusion never started: the one that began `was`, else the first. */
  | {
      readonly type: "infusionStartCorrected";
      readonly at: Instant | null;
      readonly was?: Instant;
      readonly reason?: string;
    }
  /** An infusion ended; `null`: it has not ended after all. The one that began at `of`, else the latest. */
  | {
      readonly type: "infusionEnded";
      readonly at: Instant | null;
      readonly of?: Instant;
      /** Given in all, mL. */
      readonly givenMl?: number;
      /** Why it ended before its time. */
      readonly reason?: string;
      /** Why an end that was written down before is replaced, with what was given. */
      readonly correction?: string;
    }
  | InfusionEvent
  | ReviewEvent
  | RecordEvent
  | SafetyEvent
  | AlarmLimitsChanged
  /** Away from the ward for a while, on a ventilator that nobody charts: what is due may wait. */
  | { readonly type: "transportStarted"; readonly at: Instant }
  | { readonly type: "transportEnded"; readonly at: Instant };

/** Limits of this subject's alarms; `null`: the protocol's again. Who and when are in the envelope. */
export interface AlarmLimitsChanged {
  readonly type: "alarmLimitsChanged";
  readonly changes: Readonly<Partial<Record<LimitKey, number | null>>>;
  readonly reason: string;
}

/** What can happen to the ward: its beds, who lies in them, and its sources. */
export type WardEvent =
  /** A bed that nobody configured takes its place at the end of the room's order. */
  | { readonly type: "bedOpened"; readonly bed: string }
  /** `from` decides whose a reading addressed by bed is. */
  | { readonly type: "bedAssigned"; readonly bed: string; readonly subject: string; readonly from: Instant }
  | { readonly type: "bedFreed"; readonly bed: string; readonly subject: string; readonly at: Instant }
  /** A source that sends heartbeats is a device: its silence is a condition. */
  | { readonly type: "deviceRecognised"; readonly source: string }
  | MatchSetImported;

/** Every fact that the log can hold. */
export type VentwallEvent = ReadingEvent | SubjectEvent | AlarmEvent | WardEvent;

/** Every type of event, for refusing a log that holds another. */
export const EVENT_TYPES = [
  "readingRecorded",
  "readingRejected",
  "readingDisputed",
  "readingQueryAnswered",
  "subjectEnrolled",
  "subjectDetailsChanged",
  "ventilationStarted",
  "ventilationStartCorrected",
  "ventilationEnded",
  "infusionPlanned",
  "infusionStarted",
  "infusionStartCorrected",
  "infusionEnded",
  "alarmLimitsChanged",
  "transportStarted",
  "transportEnded",
  "bedOpened",
  "bedAssigned",
  "bedFreed",
  "deviceRecognised",
  ...CORRECTION_EVENT_TYPES,
  ...QUERY_EVENT_TYPES,
  ...INFUSION_EVENT_TYPES,
  ...REVIEW_EVENT_TYPES,
  ...RECORD_EVENT_TYPES,
  ...SAFETY_EVENT_TYPES,
  ...MATCH_EVENT_TYPES,
  ...ALARM_EVENT_TYPES,
] as const satisfies readonly VentwallEvent["type"][];

const READING_EVENT_TYPES: ReadonlySet<string> = new Set<ReadingEvent["type"]>([
  "readingRecorded",
  "readingRejected",
  "readingDisputed",
  "readingQueryAnswered",
  ...CORRECTION_EVENT_TYPES,
  ...QUERY_EVENT_TYPES,
]);

/** Whether an event type concerns readings, which are folded apart and only for subjects in use. */
export function isReadingEventType(type: string): type is ReadingEvent["type"] {
  return READING_EVENT_TYPES.has(type);
}
