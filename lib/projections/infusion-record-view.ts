import type { PreparationWarning } from "../study/preparation.ts";
import type { Arm, DoseMode } from "../ventilation/infusion-choice.ts";
import type { InfusionEventCode } from "../ventilation/infusion-event-code.ts";
import type { AdjudicationView } from "./adjudication-view.ts";

/** Somebody's deed. */
export interface DeedView {
  /** A user's name, a program's, or `ventwall`. */
  readonly by: string;
  readonly at: string;
}

/** What was prepared, as `POST …/infusions/preparations` takes it. */
export interface PreparationView {
  readonly arm: Arm;
  readonly mode: DoseMode;
  readonly weight_kg: number;
  readonly prescribed_cells: number | null;
  readonly product: string;
  readonly lot: string;
  readonly passage: number | null;
  readonly expires_at: string;
  readonly route: string;
  readonly line: string;
  readonly bags: readonly {
    readonly label: string;
    readonly volume_ml: number;
    readonly cells: number | null;
  }[];
}

/** One infusion from its preparation to its end. */
export interface InfusionView {
  readonly infusion: number;
  readonly state: "prepared" | "checked" | "running" | "interrupted" | "ended" | "discarded";
  readonly preparation: PreparationView;
  readonly prepared: DeedView;
  /** What was written down before, the oldest first. */
  readonly earlier: readonly {
    readonly preparation: PreparationView;
    readonly prepared: DeedView;
    readonly reason: string;
  }[];
  readonly checked: DeedView | null;
  readonly discarded: (DeedView & { readonly reason: string }) | null;
  readonly warnings: readonly PreparationWarning[];
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
  /** Ends as they were written down before, the oldest first. */
  readonly earlier_ends: readonly {
    readonly ended_at: string | null;
    readonly given_ml: number | null;
    readonly reason: string;
    readonly corrected: DeedView;
  }[];
  readonly expired_because: string | null;
  /** mL and cells really given; `null`: not recorded, or none for saline. */
  readonly given_ml: number | null;
  readonly given_cells: number | null;
  readonly bags: readonly {
    readonly bag: number;
    readonly label: string;
    readonly started_at: string | null;
    readonly ended_at: string | null;
    readonly given_ml: number | null;
  }[];
  readonly interruptions: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly reason: string;
  }[];
}

/** An event that may be infusion-associated: found in the data or entered. */
export interface CandidateView {
  readonly candidate: string;
  readonly origin: "data" | "person";
  readonly event: InfusionEventCode | null;
  readonly term: string;
  readonly onset: string;
  readonly note: string | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly alarm: string | null;
  readonly opened: DeedView;
  /** The start of the window that it belongs to by the T0 of today; `null`: it began before T0. */
  readonly t0: string | null;
  /** Within the hours of a prescribed event, or the window of another one, both ends included. */
  readonly in_time: boolean;
  readonly earlier: readonly {
    readonly event: InfusionEventCode | null;
    readonly term: string;
    readonly onset: string;
    readonly note: string | null;
    readonly reason: string;
    readonly corrected: DeedView;
  }[];
  readonly superseded:
    | (DeedView & {
        readonly because: "t0_corrected" | "was_h1" | "withdrawn";
        readonly reason: string | null;
      })
    | null;
  /** What people say of it. */
  readonly adjudication: AdjudicationView;
}

export interface ExtremeView {
  readonly value: number;
  readonly at: string;
}

export interface WindowRangeView {
  readonly baseline: number | null;
  readonly lowest: ExtremeView | null;
  readonly highest: ExtremeView | null;
}

/** PEEP and driving pressure in cmH2O, FiO2 as a fraction. */
export interface WindowFiguresView {
  readonly peep: WindowRangeView;
  readonly fio2: WindowRangeView;
  readonly driving_pressure: WindowRangeView;
}

export interface GivenDoseView {
  readonly cells: number | null;
  readonly volume_ml: number | null;
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** The 24 hours after one T0, and what was said of them once they were over. */
export interface WindowRecordView {
  readonly t0: string;
  readonly early_ends_at: string;
  readonly ends_at: string;
  readonly state: "open" | "closed";
  readonly figures: WindowFiguresView;
  readonly given: GivenDoseView;
  /** Without both values before T0 a rise in support cannot be judged. */
  readonly rise_evaluable: boolean;
  /** FiO2 before T0 was so high that H1 cannot be reached: rely on PEEP and SpO2. */
  readonly at_ceiling: boolean;
  /** The oldest first; the last one stands. */
  readonly summaries: readonly {
    readonly completed: DeedView;
    readonly figures: WindowFiguresView;
    readonly given: GivenDoseView;
    readonly candidates: readonly string[];
    readonly text: string;
    readonly reason: string | null;
  }[];
}

/** Everything on record of a subject's infusions: `GET /subjects/{subject}/infusions`. */
export interface InfusionRecordView {
  readonly infusions: readonly InfusionView[];
  readonly windows: readonly WindowRecordView[];
  readonly candidates: readonly CandidateView[];
  readonly start_corrections: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly reason: string | null;
    readonly corrected: DeedView;
  }[];
  /** Summaries of windows whose T0 was corrected since. */
  readonly superseded_summaries: readonly { readonly t0: string; readonly completed: DeedView }[];
}
