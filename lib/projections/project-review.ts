import { summariseDay } from "../study/day-summary.ts";
import { studyDayAt } from "../study/study-day.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { ventilationStateAt } from "../study/ventilation-state.ts";
import { toIsoOrNull } from "../units/instant.ts";
import { toDayView } from "./day-segment-view.ts";
import type { DayView } from "./day-view.ts";
import { hasSimulated } from "./simulated.ts";
import type { ReviewView } from "./subject-view.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** A subject's row in the research nurse's table: the protocol's study days that have begun. */
export function projectReviewRow(
  record: SubjectRecord,
  context: ViewContext,
): ReviewView["subjects"][number] {
  const input = studyInputOf(record.profile, record.readings, context);
  return {
    subject: record.subject,
    bed: record.bed,
    simulated: hasSimulated(record.readings),
    ventilated: ventilationStateAt(input.ventilation, context.now).state === "on",
    infusion_started_at: toIsoOrNull(input.infusionStart),
    study_day: studyDayAt(context.calendar, input.infusionStart, context.now),
    days: begunStudyDays(input),
  };
}

function begunStudyDays(input: StudyInput): readonly DayView[] {
  const { calendar, infusionStart, now, protocol } = input;
  if (infusionStart === null) return [];
  const dayZero = calendar.dayAt(infusionStart).index;
  const last = Math.min(dayZero + protocol.studyDays.last, calendar.dayAt(now).index);
  const days: DayView[] = [];
  for (let index = dayZero + protocol.studyDays.first; index <= last; index += 1) {
    days.push(toDayView(summariseDay(input, calendar.day(index))));
  }
  return days;
}
