import type { Eligibility } from "../study/eligibility.ts";
import type { Analyte, Matrix, NotDoneReason, Qualifier } from "../ventilation/biomarker.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { CriterionState, EligibilityItemId, SuggestedItemId } from "../ventilation/eligibility-item.ts";
import type { Group, Sex } from "../ventilation/subject.ts";
import type {
  Discharge,
  FollowUp,
  OxygenationHours,
  SupportMode,
  Withdrawal,
} from "../ventilation/subject-course.ts";

/** A version of something that was entered; `value` is `null` once it is void. */
export interface VersionView<Value> {
  readonly version: number;
  readonly value: Value | null;
  /** A user's name, or a program's. */
  readonly by: string;
  readonly at: string;
  readonly correction: { readonly reason_code: CorrectionReason; readonly text: string | null } | null;
}

export interface DetailsView {
  readonly sex: Sex;
  /** Completed years on enrolment. */
  readonly age_years: number | null;
  readonly height_cm: number | null;
  readonly weight_kg: number | null;
  readonly group: Group;
  readonly admitted_at: string | null;
  readonly enrolled_at: string | null;
  readonly insult_at: string | null;
  readonly diagnosed_at: string | null;
  readonly consented_at: string | null;
}

interface SpellView {
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** A fact as `POST …/record` takes it. */
export type FactView =
  | ({ readonly kind: "ventilation" } & SpellView)
  | {
      readonly kind: "criterion";
      readonly criterion: EligibilityItemId;
      readonly answer: CriterionState;
      readonly evidence: string;
    }
  | { readonly kind: "oxygenation_hours"; readonly hours: OxygenationHours }
  | {
      readonly kind: "deviation";
      readonly at: string;
      readonly criterion: EligibilityItemId | null;
      readonly text: string;
    }
  | {
      readonly kind: "biomarker";
      readonly analyte: Analyte;
      readonly matrix: Matrix;
      readonly study_day: number;
      readonly sampled_at: string | null;
      readonly value: number | null;
      readonly qualifier: Qualifier | null;
      readonly not_done: NotDoneReason | null;
    }
  | { readonly kind: "protocol_gas"; readonly at: string }
  | { readonly kind: "death"; readonly at: string; readonly cause: string | null }
  | {
      readonly kind: "discharge";
      readonly at: string;
      readonly to: Discharge["to"];
      readonly off_ventilator: boolean | null;
    }
  | { readonly kind: "withdrawal"; readonly at: string; readonly because: Withdrawal["because"] }
  | {
      readonly kind: "follow_up";
      readonly at: string;
      readonly status: FollowUp["status"];
      readonly how: FollowUp["how"];
    }
  | ({ readonly kind: "mode"; readonly mode: SupportMode } & SpellView)
  | { readonly kind: "plateau_effort"; readonly reading: number; readonly confirmed_valid: boolean };

/** A fact with everything that ever stood there, the oldest first; the last version stands. */
export interface RecordedFactView {
  readonly record: string;
  readonly versions: readonly VersionView<FactView>[];
}

/** What data say of a criterion. */
export interface SuggestionView {
  readonly state: CriterionState;
  /** Years, mmHg, cmH2O, hours or per cent, by the criterion; `null`: not known. */
  readonly value: number | null;
  readonly at: string | null;
}

/** What is not there yet, by section; nothing is missing that cannot be there yet. */
export interface RecordGaps {
  readonly details: readonly (keyof DetailsView)[];
  readonly checklist: readonly EligibilityItemId[];
  readonly ventilation: boolean;
  /** Study days without one. */
  readonly blood_gas: readonly number[];
  readonly chest_x_ray: readonly number[];
  readonly biomarkers: readonly {
    readonly study_day: number;
    readonly analyte: Analyte;
    readonly matrix: Matrix;
  }[];
  /** Nobody knows whether the subject, who is no longer on the ward, lives. */
  readonly vital_status: boolean;
}

/** Everything that people entered about a subject: `GET /subjects/{subject}/record`. */
export interface SubjectRecordView {
  readonly subject: string;
  readonly bed: string | null;
  readonly time_zone: string;
  /** `null` before an infusion is known. */
  readonly study_day: number | null;
  readonly infusion_started_at: string | null;
  /** The oldest first; the last version stands. */
  readonly details: readonly VersionView<DetailsView>[];
  readonly facts: readonly RecordedFactView[];
  /** kg; `null` without a height. */
  readonly predicted_body_weight: number | null;
  readonly eligibility: Eligibility;
  readonly suggestions: Readonly<Record<SuggestedItemId, SuggestionView>>;
  readonly vital_status: "alive" | "dead" | "unknown";
  readonly last_contact_at: string | null;
  /** Blood gases and films that are on record of the days of the trial, by feeds or by hand. */
  readonly gases: readonly GasView[];
  readonly films: readonly FilmView[];
  readonly gaps: RecordGaps;
}

export interface GasView {
  readonly study_day: number | null;
  readonly at: string;
  /** mmHg */
  readonly pao2: number;
  /** A fraction; `null`: none close enough. */
  readonly fio2: number | null;
  /** mmHg */
  readonly pf_ratio: number | null;
  readonly source: string;
  /** It is the one of the protocol on its day. */
  readonly is_protocol: boolean;
}

export interface FilmView {
  readonly study_day: number | null;
  readonly at: string;
  readonly quadrants: number;
  readonly source: string;
}
