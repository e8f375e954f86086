import { adjudicationOf } from "../log/adjudication.ts";
import { reviewKey } from "../log/figure-review.ts";
import { figureState } from "../log/figure-state.ts";
import { findReading } from "../log/kept-readings.ts";
import { presentFigures } from "../log/present-figure.ts";
import type { ReadingBook } from "../log/reading-book.ts";
import { byFigure } from "../study/daily-figure.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import { studyDayAt } from "../study/study-day.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import type { DaySheetView, SheetCorrection, SheetDay, SheetVerdict } from "./day-sheet-view.ts";
import { projectDaySources } from "./project-day-sources.ts";
import { projectSubjectView } from "./project-subject-view.ts";
import { sheetExclusions } from "./sheet-exclusions.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** A subject's days for one sheet of paper: from the day before the infusion to the last study day that has begun. */
export function projectDaySheet(
  record: SubjectRecord,
  book: ReadingBook,
  context: ViewContext,
): DaySheetView {
  const input = studyInputOf(record.profile, record.readings, context);
  const days = sheetDays(input);
  return {
    trial: context.protocol.trial,
    view: projectSubjectView(record, context),
    days: days.map((day) => sheetDay(record, day, input, context)),
    exclusions: days.flatMap((day) => sheetExclusions(projectDaySources(record, day, context))),
    corrections: corrections(book, days, input),
    verdicts: verdicts(record),
  };
}

function sheetDays({ calendar, infusionStart, now, protocol }: StudyInput): readonly LocalDay[] {
  if (infusionStart === null) return [];
  const dayZero = calendar.dayAt(infusionStart).index;
  const last = Math.min(dayZero + protocol.studyDays.last, calendar.dayAt(now).index);
  const days: LocalDay[] = [];
  for (let index = dayZero - 1; index <= last; index += 1) days.push(calendar.day(index));
  return days;
}

function sheetDay(record: SubjectRecord, day: LocalDay, input: StudyInput, context: ViewContext): SheetDay {
  const { isQueried, reviews } = record;
  const present = presentFigures({ input, isQueried, digest: context.digest }, day);
  return {
    study_day: studyDayOf(day, input),
    local_date: day.date,
    figures: byFigure((figure) => {
      const now = present(figure);
      const review = reviews.get(reviewKey(now)) ?? null;
      const { value, n, expected } = now;
      return { value, n, expected, state: figureState(now, review, context.protocolIdentity.hash) };
    }),
  };
}

function studyDayOf(day: LocalDay, { calendar, infusionStart }: StudyInput): number {
  return studyDayAt(calendar, infusionStart, day.start) ?? 0;
}

/** What people changed about readings of these days, by the time at the bedside that it was about. */
function corrections(
  book: ReadingBook,
  days: readonly LocalDay[],
  input: StudyInput,
): readonly SheetCorrection[] {
  const found: SheetCorrection[] = [];
  for (const [original, { versions }] of book.histories) {
    const first = findReading(book, original);
    if (first === null) continue;
    let before = first.value;
    for (const { value, observedAt, change, reasonCode, by, at } of versions) {
      const from = before;
      before = value;
      const day = days.find(({ start, end }) => observedAt >= start && observedAt < end);
      if (day === undefined || change === "passed_over") continue;
      found.push({
        parameter: first.parameter,
        study_day: studyDayOf(day, input),
        observed_at: toIso(observedAt),
        change,
        from,
        to: value,
        reason: reasonCode,
        by,
        at: toIso(at),
      });
    }
  }
  return found.toSorted((a, b) => (a.observed_at < b.observed_at ? -1 : 1));
}

function verdicts({ treatment, safety }: SubjectRecord): readonly SheetVerdict[] {
  return treatment.candidates.flatMap(({ candidate, superseded }) => {
    const last = adjudicationOf(safety.adjudications, candidate).rounds.at(-1);
    if (superseded !== null || last === undefined) return [];
    const { investigator, consultant } = last;
    return [{ candidate, investigator: investigator.verdict, consultant: consultant?.opinion ?? null }];
  });
}
