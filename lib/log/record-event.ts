import type { Instant } from "../units/instant.ts";
import type { Biomarker } from "../ventilation/biomarker.ts";
import type { Correction } from "../ventilation/correction-reason.ts";
import type { CriterionState, EligibilityItemId } from "../ventilation/eligibility-item.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import type {
  Death,
  Discharge,
  FollowUp,
  ModePeriod,
  OxygenationHours,
  PlateauEffort,
  Withdrawal,
} from "../ventilation/subject-course.ts";

/** A fact of a subject that people enter and may correct, apart from readings and from `SubjectDetails`. */
export type Fact =
  | ({ readonly kind: "ventilation" } & VentilationEpisode)
  | {
      readonly kind: "criterion";
      readonly criterion: EligibilityItemId;
      readonly answer: CriterionState;
      /** What it rests on, in words. */
      readonly evidence: string;
    }
  /** Non-improvement is judged so many hours after diagnosis. */
  | { readonly kind: "oxygenation_hours"; readonly hours: OxygenationHours }
  /** Something was done otherwise than the protocol says. There is no other way around a criterion. */
  | {
      readonly kind: "deviation";
      readonly at: Instant;
      readonly criterion: EligibilityItemId | null;
      readonly text: string;
    }
  | ({ readonly kind: "biomarker" } & Biomarker)
  /** The blood gas of this time is the one of the protocol on its local date (domain.md A5). */
  | { readonly kind: "protocol_gas"; readonly date: string; readonly at: Instant }
  | ({ readonly kind: "death" } & Death)
  | ({ readonly kind: "discharge" } & Discharge)
  | ({ readonly kind: "withdrawal" } & Withdrawal)
  | ({ readonly kind: "follow_up" } & FollowUp)
  | ({ readonly kind: "mode" } & ModePeriod)
  | ({ readonly kind: "plateau_effort" } & PlateauEffort);

/**
 * What is entered about a subject: who and when are in the envelope, and nothing is overwritten. `record` names a
 * fact among the subject's for ever; its versions count 1, 2, 3 …
 */
export type RecordEvent =
  | { readonly type: "factEntered"; readonly record: string; readonly version: number; readonly fact: Fact }
  /** `correction` is `null` where something was only added to what stood there. */
  | {
      readonly type: "factCorrected";
      readonly record: string;
      readonly version: number;
      readonly fact: Fact;
      readonly correction: Correction | null;
    }
  /** It should never have been entered; it stays on record as void. */
  | {
      readonly type: "factVoided";
      readonly record: string;
      readonly version: number;
      readonly correction: Correction;
    };

export const RECORD_EVENT_TYPES = [
  "factEntered",
  "factCorrected",
  "factVoided",
] as const satisfies readonly RecordEvent["type"][];
