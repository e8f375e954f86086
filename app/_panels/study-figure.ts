import { formatFigure } from "#app/_format/figure.ts";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import { forDisplay } from "#lib/units/rounding.ts";

const SCORE_PLACES = 2;

/** A figure of the cohort with its quantity's own places; a mean of whole numbers has one more. */
export function formatStudyFigure(quantity: StudyQuantity, value: number | null): string {
  return quantity === "lis" ? forDisplay(value, SCORE_PLACES) : formatFigure(quantity, value);
}

/** A share as per cent with one place: "4.5". */
export function formatPercent(share: number | null): string {
  return share === null ? "—" : forDisplay(share * 100, 1);
}

/** The unit of each quantity, as a word of the desk's catalogue; `null`: it has none. */
export const STUDY_UNITS = {
  peep: "cmH2O",
  plateau_pressure: "cmH2O",
  driving_pressure: "cmH2O",
  static_compliance: "mlPerCmH2O",
  pf_ratio: "mmHg",
  lis: null,
} as const satisfies Readonly<Record<StudyQuantity, string | null>>;
