import { type DaySummary, summariseDay } from "../study/day-summary.ts";
import { knownDays } from "../study/known-days.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { toIsoOrNull } from "../units/instant.ts";
import { toDayView } from "./day-segment-view.ts";
import type { DaysView, SubjectDay } from "./day-view.ts";
import { figureStandings } from "./figure-standings.ts";
import { hasSimulated } from "./simulated.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** Every known day of a subject, summed up, in order. */
export function summariseKnownDays(input: StudyInput): readonly DaySummary[] {
  return knownDays(input).map((day) => summariseDay(input, day));
}

/** A subject's days, from the first to the last local date with readings or known ventilation. */
export function projectDays(record: SubjectRecord, context: ViewContext): DaysView {
  const input = studyInputOf(record.profile, record.readings, context);
  return {
    subject: record.subject,
    time_zone: context.calendar.timeZone,
    infusion_started_at: toIsoOrNull(input.infusionStart),
    protocol: context.protocolIdentity,
    simulated: hasSimulated(record.readings),
    days: projectEachDay(record, summariseKnownDays(input), input, context),
  };
}

/** Days as they cross the wire, with where their figures stand. */
export function projectEachDay(
  record: SubjectRecord,
  summaries: readonly DaySummary[],
  input: StudyInput,
  context: ViewContext,
): readonly SubjectDay[] {
  return summaries.map((summary) => ({
    ...toDayView(summary, input),
    standings: figureStandings(record, summary, input, context),
  }));
}
