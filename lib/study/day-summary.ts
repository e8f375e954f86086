import { type DailyPfRatio, dailyPfRatio } from "./daily-pf-ratio.ts";
import { type DailyPlateaus, dailyPlateaus } from "./daily-plateaus.ts";
import { type DaySegment, segmentsOf } from "./day-segment.ts";
import { type HourlyMean, hourlyPeep } from "./hour-slots.ts";
import type { LocalDay } from "./site-calendar.ts";
import { studyDayAt } from "./study-day.ts";
import type { StudyInput } from "./study-input.ts";

/**
 * The figures of a day or a part of day 0, each with the slots and measurements that it stands on: a page of
 * days reads the means and pays for no more, and a figure that is opened reads on from the same computation.
 */
export interface SegmentSummary {
  readonly segment: DaySegment;
  readonly peep: HourlyMean;
  readonly plateaus: DailyPlateaus;
  readonly pfRatio: DailyPfRatio;
}

/** One local day of one subject. */
export interface DaySummary {
  readonly day: LocalDay;
  /** `null` before an infusion is known. */
  readonly studyDay: number | null;
  /** ALL first; PRE and POST follow on day 0. */
  readonly segments: readonly SegmentSummary[];
}

/** A function of the set of readings: the order of arrival cannot show. */
function summariseSegment(input: StudyInput, segment: DaySegment): SegmentSummary {
  return {
    segment,
    peep: hourlyPeep(input, segment),
    plateaus: dailyPlateaus(input, segment),
    pfRatio: dailyPfRatio(input, segment),
  };
}

/** Sums up one local day in all its segments. */
export function summariseDay(input: StudyInput, day: LocalDay): DaySummary {
  return {
    day,
    studyDay: studyDayAt(input.calendar, input.infusionStart, day.start),
    segments: segmentsOf(day, input.infusionStart).map((segment) => summariseSegment(input, segment)),
  };
}

/** The part of a summarised day that is the literal calendar day. */
export function wholeDaySummary({ day, segments }: DaySummary): SegmentSummary {
  const all = segments.find(({ segment }) => segment.name === "ALL");
  if (all === undefined) throw new Error(`${day.date} was summarised without its segment ALL`);
  return all;
}
