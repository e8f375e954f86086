import { seenOf } from "../log/decide-review.ts";
import { reviewKey } from "../log/figure-review.ts";
import { figureState, standsVerified } from "../log/figure-state.ts";
import { presentFigures } from "../log/present-figure.ts";
import { byFigure, type DailyFigureKey } from "../study/daily-figure.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import { studyDayAt } from "../study/study-day.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { ventilationStateAt } from "../study/ventilation-state.ts";
import { toIsoOrNull } from "../units/instant.ts";
import { encodeReviewCell, type ReviewCellJson } from "./review-cell.ts";
import type { ReviewRowView } from "./review-view.ts";
import { hasSimulated } from "./simulated.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** A subject's row in the research nurse's table: the protocol's study days that have begun. */
export function projectReviewRow(record: SubjectRecord, context: ViewContext): ReviewRowView {
  const input = studyInputOf(record.profile, record.readings, context);
  const days = begunStudyDays(input);
  const cells = days.map((day) => dayCells(record, day, input, context));
  return {
    subject: record.subject,
    bed: record.bed,
    simulated: hasSimulated(record.readings),
    ventilated: ventilationStateAt(input.ventilation, context.now).state === "on",
    infusion_started_at: toIsoOrNull(input.infusionStart),
    study_day: studyDayAt(context.calendar, input.infusionStart, context.now),
    dates: days.map(({ date }) => date),
    figures: byFigure((figure) => cells.map((ofDay) => ofDay(figure))),
  };
}

function dayCells(record: SubjectRecord, day: LocalDay, input: StudyInput, context: ViewContext) {
  const { isQueried, reviews } = record;
  const { digest, protocolIdentity } = context;
  const present = presentFigures({ input, isQueried, digest }, day);
  return (figure: DailyFigureKey): ReviewCellJson => {
    const now = present(figure);
    const review = reviews.get(reviewKey(now)) ?? null;
    const signatures = standsVerified(now, review, protocolIdentity.hash) ? (review?.signatures ?? []) : [];
    const { value, n, expected, completeness } = now;
    const state = figureState(now, review, protocolIdentity.hash);
    return encodeReviewCell({
      value,
      n,
      expected,
      completeness,
      state,
      meanings: signatures.map(({ meaning }) => meaning),
      seen: state === null || state === "RUNNING" ? "" : seenOf(now),
    });
  };
}

function begunStudyDays(input: StudyInput): readonly LocalDay[] {
  const { calendar, infusionStart, now, protocol } = input;
  if (infusionStart === null) return [];
  const dayZero = calendar.dayAt(infusionStart).index;
  const last = Math.min(dayZero + protocol.studyDays.last, calendar.dayAt(now).index);
  const days: LocalDay[] = [];
  for (let index = dayZero + protocol.studyDays.first; index <= last; index += 1) {
    days.push(calendar.day(index));
  }
  return days;
}
