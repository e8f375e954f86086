import type { VersionChange } from "../log/reading-history.ts";
import type { Completeness } from "../study/completeness.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { SupportMode } from "../ventilation/subject-course.ts";
import type { DayReviewView } from "./figure-review-view.ts";
import type { FigureStandings } from "./figure-standings.ts";
import type { MissingReason, PairingMethod } from "./quantity-view.ts";

export type { Completeness } from "../study/completeness.ts";
export type { DailyFigureKey } from "../study/daily-figure.ts";

/** A daily mean with how much it stands on. `mean` is `null`, never zero, when nothing counts. */
export interface DailyMean {
  readonly mean: number | null;
  readonly n: number;
  readonly expected: number;
  /** `null`: the day is over, nothing was expected and nothing came. */
  readonly completeness: Completeness | null;
}

/** A day, or the part of day 0 before or after the infusion. */
export interface DaySegmentView {
  readonly peep: DailyMean;
  readonly plateau_pressure: DailyMean;
  readonly driving_pressure: DailyMean;
  readonly static_compliance: DailyMean;
  /** `value`: the day's P/F by domain.md A5, mmHg; `n`: blood gases that have one; `minimum` of those. */
  readonly pf_ratio: { readonly value: number | null; readonly n: number; readonly minimum: number | null };
  readonly lis: LungInjuryView;
}

/** The lung injury score with its parts; `n` of the four are known. */
export interface LungInjuryView {
  readonly value: number | null;
  readonly n: number;
  /** Enough parts to be compared with other days and subjects. */
  readonly comparable: boolean;
  /** From 0 to 4; `null`: not known, which is not zero. */
  readonly points: {
    readonly pf_ratio: number | null;
    readonly peep: number | null;
    readonly static_compliance: number | null;
    readonly cxr_quadrants: number | null;
  };
}

export interface DayView {
  /** `null` before an infusion is known. */
  readonly study_day: number | null;
  /** In the site's time zone, `2026-03-02`. */
  readonly local_date: string;
  /** PRE and POST on day 0 only; ALL is the literal calendar day and the day's outcome. */
  readonly segments: {
    readonly ALL: DaySegmentView;
    readonly PRE?: DaySegmentView;
    readonly POST?: DaySegmentView;
  };
}

/** A day with where its figures stand in the review. */
export interface SubjectDay extends DayView {
  readonly standings: FigureStandings;
}

/** `GET /subjects/{subject}/days`. */
export interface DaysView {
  readonly subject: string;
  readonly time_zone: string;
  readonly infusion_started_at: string | null;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly simulated: boolean;
  readonly days: readonly SubjectDay[];
}

/** What a person did to a reading, why, and when. */
export interface ReadingChangeView {
  readonly change: VersionChange;
  readonly reason_code: CorrectionReason;
  readonly by: string;
  readonly at: string;
}

/** One reading behind a figure, and whether it counts in it. */
export interface SourceReading {
  readonly seq: number;
  readonly parameter: Parameter;
  readonly value: number;
  readonly unit: string;
  readonly observed_at: string;
  readonly recorded_at: string;
  readonly source: string;
  readonly status: string;
  /** 1 as it came; goes up with every change by a person. */
  readonly version: number;
  /** The number of the one that stands in its place. */
  readonly superseded_by?: number;
  readonly counted: boolean;
  /** What people last did to it; absent: nothing. */
  readonly changed?: ReadingChangeView;
  /** Why it does not count: its status, off the ventilator, APRV, breathed along, or not the slot's own. */
  readonly excluded?:
    | "conflict"
    | "rejected"
    | "voided"
    | "superseded"
    | "off_ventilator"
    | "aprv"
    | "spontaneous_effort"
    | "not_representative"
    | "no_pair"
    | "not_chosen";
}

/** One slot of a day: an hour of PEEP, or six hours for a plateau. */
export interface SlotView {
  readonly from: string;
  readonly to: string;
  /** The slot's value; `null` with a reason. */
  readonly value: number | null;
  /** Whether the schedule asks for one. */
  readonly expected: boolean;
  readonly reason?: MissingReason;
  /** Driving pressure and compliance: how and with what the plateau was paired. */
  readonly pairing?: {
    readonly method: PairingMethod;
    readonly peep: number;
    readonly peep_observed_at: string;
    readonly seq: number;
    readonly tidal_volume?: number;
    readonly tidal_volume_seq?: number;
  };
  readonly readings: readonly SourceReading[];
}

/** What a daily figure opens to. P/F and the score have no slots: blood gases and X-rays stand at their times, `expected` is 0. */
export interface FigureSources {
  readonly value: number | null;
  readonly n: number;
  readonly expected: number;
  readonly completeness: Completeness | null;
  readonly slots: readonly SlotView[];
}

/** Support beside or instead of conventional ventilation that reaches into a day, with its own ends. */
export interface SupportPeriodView {
  readonly mode: SupportMode;
  readonly started_at: string;
  /** `null` while it lasts. */
  readonly ended_at: string | null;
}

/** `GET /subjects/{subject}/days/{local_date}`: every figure of a day (segment ALL) with its sources. */
export interface DaySourcesView {
  readonly subject: string;
  readonly local_date: string;
  readonly study_day: number | null;
  readonly time_zone: string;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly simulated: boolean;
  readonly infusion_started_at: string | null;
  /** In order of start; empty where nothing is on record. */
  readonly support: readonly SupportPeriodView[];
  /** The day's figures as the day table shows them, from the same moment as the sources. */
  readonly segments: DayView["segments"];
  readonly figures: {
    readonly peep: FigureSources;
    readonly plateau_pressure: FigureSources;
    readonly driving_pressure: FigureSources;
    readonly static_compliance: FigureSources;
    readonly pf_ratio: FigureSources;
    /** The X-rays; its other parts are the figures above. */
    readonly lis: FigureSources;
  };
  /** Where each figure stands in the review. */
  readonly reviews: DayReviewView;
}
