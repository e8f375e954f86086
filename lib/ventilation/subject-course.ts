import type { Instant } from "../units/instant.ts";
import type { Biomarker } from "./biomarker.ts";
import type { Checklist } from "./eligibility-item.ts";

export interface Death {
  readonly at: Instant;
  /** In the words of whoever entered it; `null`: not known yet. */
  readonly cause: string | null;
}

/** Where somebody went from the unit. */
export const DISCHARGED_TO = ["ward", "home", "other_hospital", "hospice"] as const;

export interface Discharge {
  readonly at: Instant;
  readonly to: (typeof DISCHARGED_TO)[number];
  /** Whether without invasive ventilation; `null`: not known. */
  readonly offVentilator: boolean | null;
}

/** Why nothing more is learnt of somebody who is not known to be dead. */
export const WITHDRAWALS = ["lost_to_follow_up", "consent_withdrawn", "by_investigator"] as const;

export interface Withdrawal {
  readonly at: Instant;
  readonly because: (typeof WITHDRAWALS)[number];
}

/** How somebody's state was learnt. */
export const CONTACT_WAYS = ["seen", "telephone", "relative", "records", "other"] as const;

/** `unknown`: asked for, and not reached. That is not alive. */
export const FOLLOW_UP_STATES = ["alive", "unknown"] as const;

/** An attempt to learn how somebody is. */
export interface FollowUp {
  readonly at: Instant;
  readonly status: (typeof FOLLOW_UP_STATES)[number];
  readonly how: (typeof CONTACT_WAYS)[number];
}

export type VitalStatus = "alive" | "dead" | "unknown";

/** The times after diagnosis at which non-improvement is judged, in hours (domain.md A12). */
export const OXYGENATION_HOURS = [8, 24] as const;
export type OxygenationHours = (typeof OXYGENATION_HOURS)[number];

/**
 * Support that goes on for a while beside, or instead of, conventional invasive ventilation. In APRV there is no
 * PEEP, driving pressure or compliance; a mask's pressures never count (`niv`). The others are said beside figures.
 */
export const SUPPORT_MODES = ["aprv", "niv", "prone", "ecmo", "nmb"] as const;
export type SupportMode = (typeof SUPPORT_MODES)[number];

/** Half-open: `[startedAt, endedAt)`; `endedAt` is `null` while it lasts. */
export interface ModePeriod {
  readonly mode: SupportMode;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** One plateau that was measured while the subject breathed along (domain.md section 1). */
export interface PlateauEffort {
  /** The number of the reading as it first came. */
  readonly reading: number;
  /** Somebody looked at the curve: it counts all the same. */
  readonly confirmedValid: boolean;
}

/** What people enter about a subject and no feed sends. Everything absent is not known. */
export interface SubjectCourse {
  /** Completed years on enrolment; a date of birth is never asked for. */
  readonly ageYears: number | null;
  /** The insult or the first symptom. */
  readonly insultAt: Instant | null;
  /** The criteria of ARDS were first met. */
  readonly diagnosedAt: Instant | null;
  readonly consentedAt: Instant | null;
  readonly death: Death | null;
  /** `dead` with a death; otherwise by the latest attempt to learn it; `unknown` without any. */
  readonly vitalStatus: VitalStatus;
  /** When the subject was last known to be alive by a follow-up. */
  readonly lastContactAt: Instant | null;
  /** In order of time. */
  readonly followUps: readonly FollowUp[];
  readonly discharge: Discharge | null;
  readonly withdrawal: Withdrawal | null;
  /** One for each analyte, matrix and study day, in no order. */
  readonly biomarkers: readonly Biomarker[];
  /** The answers that stand; what they rest on is in the record. */
  readonly checklist: Checklist;
  /** `null`: by severity. */
  readonly oxygenationHours: OxygenationHours | null;
  /** The times of the blood gases that are those of the protocol (domain.md A5), in order. */
  readonly protocolGases: readonly Instant[];
  /** In order of start. */
  readonly modes: readonly ModePeriod[];
  /** In no order. */
  readonly plateauEfforts: readonly PlateauEffort[];
}

/** Of somebody of whom nobody has entered anything yet. */
export const NOTHING_ENTERED: SubjectCourse = {
  ageYears: null,
  insultAt: null,
  diagnosedAt: null,
  consentedAt: null,
  death: null,
  vitalStatus: "unknown",
  lastContactAt: null,
  followUps: [],
  discharge: null,
  withdrawal: null,
  biomarkers: [],
  checklist: {},
  oxygenationHours: null,
  protocolGases: [],
  modes: [],
  plateauEfforts: [],
};
