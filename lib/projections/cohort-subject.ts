import type { Completeness } from "../study/completeness.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "../study/daily-figure.ts";
import type { TimeToEvent } from "../study/time-to-event.ts";
import type { VentilatorFreeDays } from "../study/ventilator-free-days.ts";
import type { Instant } from "../units/instant.ts";
import type { Biomarker } from "../ventilation/biomarker.ts";
import type { Group, Sex } from "../ventilation/subject.ts";

/** What the study follows from day to day. */
export const STUDY_QUANTITIES = DAILY_FIGURES;
export type StudyQuantity = DailyFigureKey;

/** One figure of one study day of one subject. */
export interface CohortCell {
  /** `null`: there is none. */
  readonly value: number | null;
  /** `null` where nothing is scheduled, or nothing was expected. */
  readonly completeness: Completeness | null;
  /** Takes part in the cohort: a day that is over and complete enough, a score with enough components. */
  readonly counts: boolean;
}

/** How somebody left the ventilator within the study days. */
export interface CohortExit {
  readonly studyDay: number;
  readonly kind: "extubated" | "died" | "left";
}

/** One subject as the cohort's figures need it: made once, and again when the subject changes. */
export interface CohortSubject {
  readonly subject: string;
  readonly group: Group;
  readonly sex: Sex;
  /** On enrolment; `null`: not known. */
  readonly ageYears: number | null;
  readonly simulated: boolean;
  readonly ventilated: boolean;
  readonly enrolledAt: Instant | null;
  readonly infused: boolean;
  /** One of each of the protocol's study days; `null`: it has not begun. */
  readonly days: readonly (Readonly<Record<StudyQuantity, CohortCell>> | null)[];
  /** Before the infusion; `null`: not known. */
  readonly baseline: Readonly<Record<StudyQuantity, number | null>>;
  readonly exit: CohortExit | null;
  readonly freeDays: VentilatorFreeDays;
  /** By the protocol's mortality days, in its order; `null`: no origin. */
  readonly survival: readonly (TimeToEvent | null)[];
  readonly biomarkers: readonly Biomarker[];
}
