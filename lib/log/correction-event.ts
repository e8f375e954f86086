import type { Instant } from "../units/instant.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { Parameter } from "../ventilation/parameter.ts";

/** What a version of a reading says. */
export interface ReadingContent {
  readonly value: number;
  readonly unit: string;
  readonly observedAt: Instant;
}

/** Which reading is changed, and why; who and when are in the envelope. */
interface Change {
  /** Of the reading as it first came, whichever version of it is changed. */
  readonly seq: number;
  /** That this makes: 2 for the first change. */
  readonly version: number;
  readonly parameter: Parameter;
  readonly reasonCode: CorrectionReason;
  /** Empty where the code says it all. */
  readonly text: string;
}

/** A reading says something else now. The one as it came stays in the log for ever, and beside this one. */
export interface ReadingCorrected extends Change {
  readonly type: "readingCorrected";
  readonly was: ReadingContent;
  readonly becomes: ReadingContent;
  /** As entered, where a unit was converted. */
  readonly sent?: { readonly value: number; readonly unit: string };
}

/** A reading that is nobody's, or no reading at all: kept, shown, never counted. */
export interface ReadingVoided extends Change {
  readonly type: "readingVoided";
  readonly observedAt: Instant;
  /** The subject whose it is, where it came to the wrong one. */
  readonly belongsTo?: string;
}

/** A reading that was voided, or lost to another claim, stands again. */
export interface ReadingRestored extends Change {
  readonly type: "readingRestored";
  readonly observedAt: Instant;
}

/** Of several claims this one is true; those that whoever decided had seen stand no more. */
export interface ReadingChosen extends Change {
  readonly type: "readingChosen";
  readonly observedAt: Instant;
  readonly over: readonly { readonly seq: number; readonly version: number }[];
}

/** What people change about readings that are kept. */
export type CorrectionEvent = ReadingCorrected | ReadingVoided | ReadingRestored | ReadingChosen;

export const CORRECTION_EVENT_TYPES = [
  "readingCorrected",
  "readingVoided",
  "readingRestored",
  "readingChosen",
] as const satisfies readonly CorrectionEvent["type"][];
