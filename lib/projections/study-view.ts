import type { Description } from "../study/descriptive.ts";
import type { SurvivalStep } from "../study/survival.ts";
import type { CrudeMortality } from "../study/time-to-event.ts";
import type { ZeroReason } from "../study/ventilator-free-days.ts";
import type { Analyte, Matrix } from "../ventilation/biomarker.ts";
import type { Group } from "../ventilation/subject.ts";
import type { CohortExit, StudyQuantity } from "./cohort-subject.ts";

/** A quantity on one study day over the subjects that count. */
export interface QuantityDay {
  readonly study_day: number;
  readonly value: Description;
  /** Since before the infusion, of the subjects of whom both are known. */
  readonly change: Description;
  /** Left out because too little of the day, or of the score, is there. */
  readonly excluded: number;
  /** The day is not over. */
  readonly running: number;
}

/** How complete the days of a study day are; a SHORT day was expected for too few hours to judge. */
export interface CoverageDay {
  readonly study_day: number;
  readonly complete: number;
  readonly partial: number;
  readonly insufficient: number;
  readonly short: number;
  readonly running: number;
}

/** Subjects with a confirmed infusion-associated event among those infused. */
export interface StudyEvents {
  readonly infused: number;
  readonly confirmed: number;
  /** Each from 0 to 1; `null`: nobody was infused. */
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Cases that wait for somebody's word, and those on which there is no agreement: never counted above. */
  readonly open: number;
  readonly unresolved: number;
}

/** Mortality by a day after the origin, modelled and counted. */
export interface StudyMortality extends CrudeMortality {
  readonly day: number;
  /** By Kaplan-Meier; `null`: nobody is followed. */
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Survival from enrolment. */
export interface StudySurvival {
  readonly n: number;
  readonly events: number;
  readonly horizon: number;
  readonly steps: readonly SurvivalStep[];
  readonly median: number | null;
  readonly risk: readonly { readonly time: number; readonly at_risk: number; readonly events: number }[];
  readonly mortality: readonly StudyMortality[];
  /** Counted from the infusion, as no enrolment is known. */
  readonly from_infusion: number;
  /** Left out: neither is known, or a death lies before it. */
  readonly without_time: number;
}

/** Ventilator-free days to day 28 with what they come from: many zeros hide different ends. */
export interface StudyFreeDays {
  /** Final ones. */
  readonly value: Description;
  readonly zeros: number;
  readonly zero_reasons: Readonly<Record<ZeroReason, number>>;
  readonly censored: number;
  readonly truncated: number;
  /** Day 28 is not over. */
  readonly provisional: number;
  /** No infusion, or no known spell of ventilation. */
  readonly missing: number;
}

/** A biomarker on one study day. */
export interface BiomarkerDay {
  readonly study_day: number;
  /** Results beyond what the laboratory can tell take part with its limit. */
  readonly value: Description;
  readonly below: number;
  readonly above: number;
  readonly not_done: number;
}

export interface StudyBiomarker {
  readonly analyte: Analyte;
  readonly matrix: Matrix;
  readonly unit: string;
  readonly days: readonly BiomarkerDay[];
}

/** `GET /study`: the cohort's figures. */
export interface StudyView {
  readonly server_time: string;
  readonly time_zone: string;
  readonly trial: string;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly simulated: boolean;
  readonly group: Group;
  /** How many subjects each group has. */
  readonly groups: Readonly<Record<Group, number>>;
  readonly study_days: readonly number[];
  /** What the protocol warns above, cmH2O. */
  readonly limits: { readonly plateau_pressure: number; readonly driving_pressure: number };
  /** `target` is of treated subjects. */
  readonly enrolment: {
    readonly target: number;
    readonly enrolled: number;
    /** The local date of each that has one, in order. */
    readonly dates: readonly string[];
  };
  readonly ventilated: number;
  readonly events: StudyEvents;
  readonly coverage: Readonly<Record<StudyQuantity, readonly CoverageDay[]>>;
  readonly quantities: Readonly<Record<StudyQuantity, readonly QuantityDay[]>>;
  readonly survival: StudySurvival;
  readonly free_days: StudyFreeDays;
  readonly biomarkers: readonly StudyBiomarker[];
}

/** One letter a study day: how complete it is. */
export type CoverageLetter = "C" | "P" | "I" | "S" | "R" | "-" | " ";

/** A subject's course of one quantity. */
export interface StudyLine {
  readonly subject: string;
  /** One of each study day, to 4 decimals, for drawing; `null` where nothing counts. */
  readonly values: readonly (number | null)[];
  readonly baseline: number | null;
  /**
   * A letter of each study day: complete, partial, insufficient, short, running; `-`: nothing was expected, a
   * blank: it has not begun.
   */
  readonly coverage: string;
  readonly exit: CohortExit | null;
}

/** `GET /study/quantities/{quantity}`: every subject's course of it. */
export interface StudyQuantityView {
  readonly quantity: StudyQuantity;
  readonly group: Group;
  readonly simulated: boolean;
  readonly lines: readonly StudyLine[];
}
