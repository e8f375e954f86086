import type { Instant } from "../units/instant.ts";
import type { Centimetre, Kilogram } from "../units/quantity.ts";
import type { AlarmLimits } from "./alarm-limit.ts";
import type { InfusionEventCode } from "./infusion-event-code.ts";
import type { SubjectCourse } from "./subject-course.ts";

export type Sex = "male" | "female";
export const SEXES = ["male", "female"] as const satisfies readonly Sex[];

/** The arms of the trial (domain.md A10). */
export type Group = "UCMSC" | "SALINE" | "PSM_CONTROL";
export const GROUPS = ["UCMSC", "SALINE", "PSM_CONTROL"] as const satisfies readonly Group[];

/** A spell of invasive mechanical ventilation, half-open: `[startedAt, endedAt)`; `endedAt` is `null` while it lasts. */
export interface VentilationEpisode {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** What a further start is: another bag of the infusion before it, or an infusion of its own. */
export type InfusionKind = "bag" | "infusion";
export const INFUSION_KINDS = ["bag", "infusion"] as const satisfies readonly InfusionKind[];

/** One infusion (a bag, or a further infusion); study day 0 belongs to the first. */
export interface Infusion {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** As somebody said; absent: nobody did, and the time between them decides. */
  readonly kind?: InfusionKind;
}

/** A time away from the ward, such as in a scanner; `endedAt` is `null` while it lasts. */
export interface Transport {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** An infusion-associated event that a person entered, as far as alarms ask. */
export interface EnteredEvent {
  /** Names it among the subject's events. */
  readonly candidate: string;
  /** `null`: none of the prescribed ones. */
  readonly event: InfusionEventCode | null;
  readonly onset: Instant;
}

/** What is known of a subject apart from readings. No name, ever. */
export interface SubjectProfile extends SubjectCourse {
  readonly sex: Sex;
  readonly heightCm: Centimetre | null;
  readonly weightKg: Kilogram | null;
  readonly group: Group;
  readonly admittedAt: Instant | null;
  readonly enrolledAt: Instant | null;
  /** In order of start, never overlapping; empty while nothing is known. */
  readonly ventilation: readonly VentilationEpisode[];
  readonly infusionPlannedAt: Instant | null;
  /** In order of start. */
  readonly infusions: readonly Infusion[];
  /** What was set for this subject alone; absent: every limit is the protocol's. */
  readonly alarmLimits?: AlarmLimits;
  /** In order of start, never overlapping. */
  readonly transports: readonly Transport[];
  /** In the order in which they were entered. */
  readonly enteredEvents: readonly EnteredEvent[];
}

/** The start of the first infusion, from which study days count; `null` before it. */
export function firstInfusionStart(profile: SubjectProfile): Instant | null {
  return profile.infusions[0]?.startedAt ?? null;
}
