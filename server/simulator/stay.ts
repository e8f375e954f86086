import { predictedBodyWeight } from "#lib/mechanics/predicted-body-weight.ts";
import type { Centimetre } from "#lib/units/quantity.ts";
import type { EligibilityItemId } from "#lib/ventilation/eligibility-item.ts";
import type { Sex } from "#lib/ventilation/subject.ts";
import type { Course } from "./course.ts";

/** `[from, to)`, epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Support raised by hand, in steps, and left there for a while. */
export interface SupportRise {
  readonly at: number;
  readonly peepBy: number;
  readonly fio2By: number;
  readonly steps: number;
  readonly everyMs: number;
  readonly holdMs: number;
}

/** An inspiratory hold out of turn; `atLeast` stiffens the lung until the plateau reaches it, cmH2O. */
export interface ExtraHold {
  readonly at: number;
  readonly atLeast?: number;
}

/** Hours that nobody charted in time; `enteredAt`: someone made up for it then, `null`: never. */
interface ChartingGap extends Span {
  readonly enteredAt: number | null;
}

/** What goes wrong, or is done, at times that the script fixes; everything else comes by chance. */
export interface StayScript {
  readonly rises: readonly SupportRise[];
  readonly holds: readonly ExtraHold[];
  /** When the bed's device sends nothing. */
  readonly silences: readonly Span[];
  readonly gaps: readonly ChartingGap[];
  /** When chance breaks nothing, so that what the script shows is seen. */
  readonly calm: readonly Span[];
}

/** One patient's time in one bed. Times are epoch milliseconds. */
export interface Stay {
  readonly subject: string;
  readonly bed: string;
  readonly sex: Sex;
  readonly heightCm: number;
  readonly weightKg: number;
  /** The ventilator reports by itself every minute; otherwise a nurse charts every hour. */
  readonly device: boolean;
  /** In the bed, and in the trial, from here. */
  readonly arrivesAt: number;
  readonly ventilatedFrom: number;
  /** The first reading: a feed is connected some time after the patient. */
  readonly readingsFrom: number;
  readonly infusionPlannedAt: number | null;
  readonly infusionAt: number | null;
  /** `null`: ventilated until leaving. */
  readonly extubatedAt: number | null;
  readonly leavesAt: number;
  /** What of the checklist is still to be found out when the rest is answered; `null`: nothing. */
  readonly awaits: EligibilityItemId | null;
  readonly course: Course;
  /** See `Lung`. */
  readonly recruitable: number;
  readonly softness: number;
  readonly resistance: number;
  readonly script: StayScript;
}

export const NO_SCRIPT: StayScript = { rises: [], holds: [], silences: [], gaps: [], calm: [] };

/** kg; the height is always known here. */
export function sizeOf(stay: Stay): number {
  return predictedBodyWeight(stay.sex, stay.heightCm as Centimetre) ?? 0;
}

/** When the ventilator is taken away, at the latest on leaving. */
export function ventilatedUntil(stay: Stay): number {
  return stay.extubatedAt ?? stay.leavesAt;
}

export function within(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => from <= at && at < to);
}
