import type { AlarmView, BedView, InfusionWindowView, PressureLimits } from "./bed-view.ts";
import type { SubjectDay } from "./day-view.ts";
import type { InfusionRecordView } from "./infusion-record-view.ts";
import type { MissingReason } from "./quantity-view.ts";

/** One plateau of the course, with what it was computed with. */
export interface CoursePlateau {
  readonly observed_at: string;
  readonly seq: number;
  /** cmH2O */
  readonly value: number;
  readonly peep: number | null;
  readonly driving_pressure: number | null;
  readonly static_compliance: number | null;
  /** Why driving pressure is absent. */
  readonly reason?: MissingReason;
  /** Stands for its slot in the daily mean; the others are extra. */
  readonly representative: boolean;
}

/**
 * The whole course of one subject on one time axis, from the first known day to the last, and at least to
 * study day 7 once an infusion is known: days to come are columns too, and stay blank.
 */
export interface CourseView {
  /** Local midnights that start the days, and the one that ends the last. */
  readonly midnights: readonly string[];
  /** Study day of each of those days; `null` before an infusion is known. */
  readonly study_days: readonly (number | null)[];
  /** PEEP by hour slot, those filled or expected; `value` null: expected and missing. cmH2O */
  readonly peep: readonly { readonly from: string; readonly to: string; readonly value: number | null }[];
  readonly plateaus: readonly CoursePlateau[];
  /** Plateau slots that are filled or expected. */
  readonly plateau_slots: readonly { readonly from: string; readonly to: string; readonly filled: boolean }[];
  readonly pf_ratio: readonly { readonly observed_at: string; readonly value: number }[];
}

/** Two days of worse ventilation after two stable ones: meets the surveillance definition, and is no diagnosis. */
export interface VacView {
  /** The first worse day, and its study day; `null` before an infusion is known. */
  readonly local_date: string;
  readonly study_day: number | null;
  /** The same day, counted from the first of its episode of ventilation, which is 1. */
  readonly ventilator_day: number;
  readonly parameter: "peep" | "fio2";
  /** The daily minimum before, and the lower one of the two worse days: cmH2O, or FiO2 as a fraction. */
  readonly from: number;
  readonly to: number;
}

/** One subject, whole: the answer to `subject:watch` and `GET /subjects/{subject}/course`. */
export interface SubjectView {
  readonly subject: string;
  readonly bed: string | null;
  readonly time_zone: string;
  readonly simulated: boolean;
  readonly sex: string;
  readonly height_cm: number | null;
  readonly weight_kg: number | null;
  /** Kilograms; `null` without a height. */
  readonly predicted_body_weight_kg: number | null;
  readonly group: string;
  readonly admitted_at: string | null;
  readonly enrolled_at: string | null;
  readonly study_day: number | null;
  readonly ventilated: boolean;
  readonly ventilation: readonly { readonly started_at: string; readonly ended_at: string | null }[];
  readonly infusions: readonly { readonly started_at: string; readonly ended_at: string | null }[];
  readonly infusion_window: InfusionWindowView;
  readonly infusion_record: InfusionRecordView;
  /** Those that are not over, in the order in which they were raised. */
  readonly alarms: readonly AlarmView[];
  /** mL/cmH2O before T0 (mean of the last up to 4 in 24 h); `null`: none. */
  readonly baseline_static_compliance: number | null;
  /**
   * How far the present figures are from those before T0; `null` where either is missing. PEEP in cmH2O,
   * FiO2 as a fraction, compliance as a share of its baseline (0.55: 55 % up).
   */
  readonly since_baseline: {
    readonly peep: number | null;
    readonly fio2: number | null;
    readonly static_compliance_share: number | null;
  };
  readonly protocol: {
    readonly version: string;
    readonly hash: string;
    readonly limits: PressureLimits;
  };
  /** Those that this subject is judged by: its own, else the protocol's. */
  readonly limits: PressureLimits;
  readonly quantities: BedView["quantities"];
  readonly feed: BedView["feed"];
  readonly transport: BedView["transport"];
  readonly days: readonly SubjectDay[];
  /** Up to yesterday, in order; empty also where it is not known when ventilation began. */
  readonly ventilator_associated: readonly VacView[];
  readonly course: CourseView;
}
