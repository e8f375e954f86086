import type { Instant } from "../units/instant.ts";

/** What is measured in blood or in the lung's lavage; domain.md section 1. */
export const ANALYTES = ["kl_6", "ang_2", "tnf_alpha", "il_8", "il_6"] as const;
export type Analyte = (typeof ANALYTES)[number];

/** Where a sample comes from: bronchoalveolar lavage fluid, or plasma. */
export const MATRICES = ["balf", "plasma"] as const;
export type Matrix = (typeof MATRICES)[number];

/** Below or above what the laboratory can tell. */
export const QUALIFIERS = ["<", ">"] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** Why there is no result, as people enter it. What follows from death or discharge nobody has to enter. */
export const NOT_DONE_REASONS = ["NOT_DONE", "NOT_RECORDED", "NOT_APPLICABLE", "REJECTED"] as const;
export type NotDoneReason = (typeof NOT_DONE_REASONS)[number];

/** The unit of an analyte in either matrix (UCUM); no dilution is corrected for. */
export const ANALYTE_UNITS = {
  kl_6: "U/mL",
  ang_2: "pg/mL",
  tnf_alpha: "pg/mL",
  il_8: "pg/mL",
  il_6: "pg/mL",
} as const satisfies Readonly<Record<Analyte, string>>;

/** One result of one study day, or why there is none. */
export interface Biomarker {
  readonly analyte: Analyte;
  readonly matrix: Matrix;
  /** The day of the trial's schedule that the sample was taken for. */
  readonly studyDay: number;
  /** `null`: not known. */
  readonly sampledAt: Instant | null;
  /** In the analyte's unit, as the laboratory reports it; `null`: there is none. */
  readonly result: { readonly value: number; readonly qualifier: Qualifier | null } | null;
  /** `null` where there is a result. */
  readonly notDone: NotDoneReason | null;
}
