import type { QuantityKey, QuantityView } from "./quantity-view.ts";

/** A daily mean while it grows: `n` of the `expected` slots gone by are filled. */
export interface RunningMean {
  readonly mean: number | null;
  readonly n: number;
  readonly expected: number;
}

/** One plateau of the last 24 h, drawn as a column from its own PEEP. */
export interface PlateauPoint {
  readonly observed_at: string;
  /** cmH2O */
  readonly value: number;
  /** The PEEP it was paired with, cmH2O; `null`: unpaired, so no column. */
  readonly paired_peep: number | null;
}

/**
 * The last 24 h in elapsed hours that start on the site's hour; 25 steps, the last one running. Holds what
 * counts in the means, so that filled and expected hours since midnight add up to today's `n/expected`.
 */
export interface TrendView {
  readonly from: string;
  readonly step_ms: number;
  /** The hour's PEEP (mean of its readings), cmH2O; `null`: none. */
  readonly peep: readonly (number | null)[];
  /** The hour's last plateau, cmH2O. */
  readonly plateau_pressure: readonly (number | null)[];
  readonly driving_pressure: readonly (number | null)[];
  /** Whether a PEEP is expected in that hour: ventilated for 30 min of it so far. */
  readonly expected: readonly boolean[];
  /** The plateaus of these 24 h that count, each at its own time; of several in one quarter of an hour the last. */
  readonly plateaus: readonly PlateauPoint[];
  /** The last local midnight: hours before it are yesterday's. */
  readonly today_from: string;
}

/** The 24 h after an infusion's start (T0). */
export interface InfusionWindowView {
  readonly state: "none" | "before" | "open" | "closed";
  readonly planned_at: string | null;
  readonly started_at: string | null;
  /** The end of its early part, in which most of the prescribed events count (T0 + 6 h). */
  readonly early_ends_at: string | null;
  readonly ends_at: string | null;
  /** The last PEEP (cmH2O) and FiO2 (fraction) before T0; `null` where none is 2 h old or less. */
  readonly baseline: { readonly peep: number | null; readonly fio2: number | null };
  /** What of the open window cannot be judged, though nothing is said of it; empty: everything can. */
  readonly unjudged: readonly Unjudged[];
}

/**
 * `rise`: there is no PEEP or FiO2 from before T0. `fio2_ceiling`: FiO2 was so high before that H1 cannot be reached.
 * `dose`: a vasopressor runs in a unit that says nothing without the subject's weight.
 */
export type Unjudged = "rise" | "fio2_ceiling" | "dose";

/** What the charts draw and mark, cmH2O. */
export interface PressureLimits {
  readonly plateau_pressure: number;
  readonly driving_pressure: number;
}

export interface AlarmView {
  readonly id: string;
  /** The condition's id in the alert table of domain.md, such as `IAE-H1`. */
  readonly condition: string;
  readonly priority: "high" | "medium" | "low";
  readonly kind: "physiological" | "technical";
  /** In English, for programs; pages have words of their own from the figures. */
  readonly text: string;
  /** What the words are made of: a value, its limit, an instant in epoch ms; by the condition. */
  readonly figures: Readonly<Record<string, number>>;
  readonly since: string;
  /** When it last began to ask for somebody. */
  readonly active_from: string;
  /** The cause went before anybody had seen it: it stays until somebody does. */
  readonly latched: boolean;
  /** When the cause went; absent while it holds. */
  readonly ended_at?: string;
  readonly acknowledged_by?: string;
  readonly acknowledged_at?: string;
  /** A high alarm that nobody answered in time. */
  readonly escalated_at?: string;
  /** Whoever should have been called about that could not be reached; absent otherwise. */
  readonly call_failed?: true;
  /** Somebody wants quiet: it is not heard until then, and seen as before; absent while its sound is not paused. */
  readonly audio_paused_until?: string;
}

/** A time away from the ward that has not ended yet. */
export interface TransportView {
  readonly started_at: string;
  /** Until then nothing is overdue; `null`: it has lasted too long, and the overdue rules count again. */
  readonly suspended_until: string | null;
}

/** Whether data still comes: `silent` is a device that went quiet, `none` never sent anything. */
export interface FeedView {
  readonly state: "live" | "silent" | "none";
  /** When the feed was last heard; `null`: never. */
  readonly last_at: string | null;
}

/** One bed as the wall shows it. An empty bed has the same shape: `subject` null, every quantity `none`. */
export interface BedView {
  readonly bed: string;
  readonly subject: string | null;
  readonly study_day: number | null;
  /** Shows at least one simulated reading. */
  readonly simulated: boolean;
  readonly ventilated: boolean;
  /** `unknown`: no episode is known and nothing was ever read. */
  readonly ventilation: { readonly state: "on" | "off" | "unknown"; readonly since: string | null };
  readonly enrolled_at: string | null;
  readonly quantities: Readonly<Record<QuantityKey, QuantityView>>;
  readonly today: {
    readonly peep: RunningMean;
    readonly plateau_pressure: RunningMean;
    readonly driving_pressure: RunningMean;
  };
  readonly trend: TrendView;
  readonly infusion_window: InfusionWindowView;
  readonly alarms: readonly AlarmView[];
  /** Those that this bed's alarms are judged by, cmH2O: the subject's own, else the protocol's. */
  readonly limits: PressureLimits;
  readonly feed: FeedView;
  /** `null`: on the ward, as far as is known. */
  readonly transport: TransportView | null;
  /** The last driving pressure before ventilation ended; `null` otherwise. */
  readonly last_driving_pressure: { readonly value: number; readonly observed_at: string } | null;
}
