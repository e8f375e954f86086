import { type FigureReviews, reviewKey, type Signature } from "../log/figure-review.ts";
import { missingReason, standingReason } from "../projections/missing-reason.ts";
import { summariseKnownDays } from "../projections/project-days.ts";
import type { MissingReason } from "../projections/quantity-view.ts";
import { hasSimulated } from "../projections/simulated.ts";
import type { SubjectRecord, ViewContext } from "../projections/view-input.ts";
import { isRated } from "../study/blood-gas.ts";
import type { Completeness } from "../study/completeness.ts";
import { DAILY_FIGURES, type DailyFigureKey, type FigureName } from "../study/daily-figure.ts";
import { dailyLungInjury } from "../study/daily-lung-injury.ts";
import type { FilledPlateauSlot } from "../study/daily-plateaus.ts";
import type { DaySummary, SegmentSummary } from "../study/day-summary.ts";
import { type Spread, spreadOf } from "../study/spread.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { readingsBetween } from "../ventilation/reading.ts";
import type { Group } from "../ventilation/subject.ts";

/** One subject's days as exports need them. */
export interface ExportedDays {
  readonly subject: string;
  readonly group: Group;
  readonly simulated: boolean;
  /** The rules that the days were computed by. */
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly input: StudyInput;
  readonly days: readonly DaySummary[];
  /** Every daily figure of a segment of these days. */
  readonly figuresOf: (summary: SegmentSummary) => ExportedFigures;
  /** The last signature that stands on a figure; `null`: none does. */
  readonly signatureOf: (name: FigureName) => Signature | null;
}

/** A figure of a segment with all that an export says of it; in the figure's own unit, unrounded. */
export interface ExportedFigure extends Spread {
  /** `null`: nothing counts, for `reason`. */
  readonly value: number | null;
  readonly n: number;
  /** `null`: a P/F is expected by no schedule of slots. */
  readonly expected: number | null;
  readonly completeness: Completeness | null;
  readonly reason: MissingReason | null;
}

/** The daily figures of a segment. */
export type ExportedFigures = Readonly<Record<DailyFigureKey, ExportedFigure>>;

/** Works out a subject's days for export; each segment's figures once, whatever tables ask for them. */
export function exportedDays(
  record: SubjectRecord,
  reviews: FigureReviews,
  context: ViewContext,
): ExportedDays {
  const input = studyInputOf(record.profile, record.readings, context);
  const figures = new Map<SegmentSummary, ExportedFigures>();
  return {
    subject: record.subject,
    group: record.profile.group,
    simulated: hasSimulated(record.readings),
    protocol: context.protocolIdentity,
    input,
    days: summariseKnownDays(input),
    figuresOf(summary) {
      const known = figures.get(summary) ?? exportedFigures(summary, input);
      figures.set(summary, known);
      return known;
    },
    signatureOf: (name) => {
      const review = reviews.get(reviewKey(name));
      // A signature on figures that other rules gave says nothing of these.
      return review?.verified?.protocolHash === context.protocolIdentity.hash
        ? (review.signatures.at(-1) ?? null)
        : null;
    },
  };
}

/** The lung injury score of a segment: `n` of its four components are known. */
function exportedLungInjury(summary: SegmentSummary, input: StudyInput): ExportedFigure {
  const { value, n, points } = dailyLungInjury(input, summary);
  const reason = value === null ? "NOT_RECORDED" : null;
  const known = Object.values(points).filter((one) => one !== null);
  return {
    value,
    n,
    expected: Object.keys(points).length,
    completeness: runningOnly(summary, input),
    reason,
    ...spreadOf(known),
  };
}

/** Of what no slots are counted it is known only whether its day is over; `null`: it is. */
function runningOnly({ segment }: SegmentSummary, { now }: StudyInput): "RUNNING" | null {
  return now < segment.day.end ? "RUNNING" : null;
}

function exportedFigures(summary: SegmentSummary, input: StudyInput): ExportedFigures {
  const figures = DAILY_FIGURES.map((key) => [key, exportedFigure(key, summary, input)]);
  return Object.fromEntries(figures) as Record<DailyFigureKey, ExportedFigure>;
}

function exportedFigure(key: DailyFigureKey, summary: SegmentSummary, input: StudyInput): ExportedFigure {
  switch (key) {
    case "peep": {
      const { mean, n, expected, completeness, slots } = summary.peep;
      const values = slots.flatMap(({ value }) => (value === null ? [] : [value]));
      const reason = mean === null ? reasonOf("peep", summary, input) : null;
      return { value: mean, n, expected, completeness, reason, ...spreadOf(values) };
    }
    case "plateau_pressure":
      return ofPlateaus(summary, input, "plateauPressure", ({ plateau }) => ({ value: plateau.value }));
    case "driving_pressure":
      return ofPlateaus(summary, input, "drivingPressure", ({ drivingPressure }) => drivingPressure);
    case "static_compliance":
      return ofPlateaus(summary, input, "staticCompliance", ({ staticCompliance }) => staticCompliance);
    case "pf_ratio": {
      const { value, n, gases } = summary.pfRatio;
      const values = gases.filter(isRated).map(({ pfRatio }) => pfRatio.value);
      const lacksFio2 = gases.length > 0 ? "NO_FIO2" : reasonOf("pao2", summary, input);
      const reason = value === null ? lacksFio2 : null;
      return {
        value,
        n,
        expected: null,
        completeness: runningOnly(summary, input),
        reason,
        ...spreadOf(values),
      };
    }
    case "lis":
      return exportedLungInjury(summary, input);
    default:
      return key satisfies never;
  }
}

type Representative = NonNullable<FilledPlateauSlot["representative"]>;

function ofPlateaus(
  summary: SegmentSummary,
  input: StudyInput,
  which: "plateauPressure" | "drivingPressure" | "staticCompliance",
  figureOf: (one: Representative) => { readonly value: number | null; readonly reason?: MissingReason },
): ExportedFigure {
  const { mean, n, expected, completeness } = summary.plateaus[which];
  const figures = summary.plateaus.slots.flatMap(({ representative }) =>
    representative === null ? [] : [figureOf(representative)],
  );
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  // Of several slots without the figure the earliest says why.
  const own = figures.find(({ value }) => value === null)?.reason;
  const hasAprv = which === "plateauPressure";
  const reason = mean === null ? (own ?? reasonOf("plateau_pressure", summary, input, hasAprv)) : null;
  return { value: mean, n, expected, completeness, reason, ...spreadOf(values) };
}

function reasonOf(
  parameter: "peep" | "plateau_pressure" | "pao2",
  { segment }: SegmentSummary,
  input: StudyInput,
  hasAprv = false,
): MissingReason {
  const readings = readingsBetween(input.readings, parameter, segment.readingsFrom, segment.readingsTo);
  return parameter === "pao2" ? standingReason(readings) : missingReason(readings, segment, input, hasAprv);
}
