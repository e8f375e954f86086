import type { SlotMean } from "../study/completeness.ts";
import { dailyLungInjury } from "../study/daily-lung-injury.ts";
import type { DaySummary, SegmentSummary } from "../study/day-summary.ts";
import type { LungInjuryScore } from "../study/lung-injury-score.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { DailyMean, DaySegmentView, DayView, LungInjuryView } from "./day-view.ts";

/** A summarised day as it crosses the wire: the figures without what they stand on. */
export function toDayView({ studyDay, day, segments }: DaySummary, input: StudyInput): DayView {
  const views = new Map(segments.map((summary) => [summary.segment.name, toSegmentView(summary, input)]));
  const all = views.get("ALL");
  if (all === undefined) throw new Error(`${day.date} was summarised without its segment ALL`);
  const pre = views.get("PRE");
  const post = views.get("POST");
  return {
    study_day: studyDay,
    local_date: day.date,
    segments: { ALL: all, ...(pre && { PRE: pre }), ...(post && { POST: post }) },
  };
}

function toSegmentView(summary: SegmentSummary, input: StudyInput): DaySegmentView {
  const { peep, plateaus, pfRatio } = summary;
  const { value, n, minimum } = pfRatio;
  return {
    peep: toDailyMean(peep),
    plateau_pressure: toDailyMean(plateaus.plateauPressure),
    driving_pressure: toDailyMean(plateaus.drivingPressure),
    static_compliance: toDailyMean(plateaus.staticCompliance),
    pf_ratio: { value, n, minimum },
    lis: toLungInjuryView(dailyLungInjury(input, summary)),
  };
}

function toLungInjuryView({ value, n, comparable, points }: LungInjuryScore): LungInjuryView {
  const { pfRatio, peep, staticCompliance, quadrants } = points;
  return {
    value,
    n,
    comparable,
    points: { pf_ratio: pfRatio, peep, static_compliance: staticCompliance, cxr_quadrants: quadrants },
  };
}

/** A daily mean without its slots. */
export function toDailyMean({ mean, n, expected, completeness }: SlotMean): DailyMean {
  return { mean, n, expected, completeness };
}
