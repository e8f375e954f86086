import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { decideRecomputation, decideReopening } from "#lib/log/decide-review.ts";
import { isReadingEventType, type ReadingEvent, type VentwallEvent } from "#lib/log/event.ts";
import { reviewKey } from "#lib/log/figure-review.ts";
import { presentFigures } from "#lib/log/present-figure.ts";
import { isReviewEvent } from "#lib/log/review-event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import { mayTouchDay } from "#lib/study/figure-reach.ts";
import type { LocalDay, SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Attendant, Happened } from "../log/attendant.ts";
import type { Draft } from "../log/draft.ts";
import { type DayBefore, FiguresBefore } from "./figures-before.ts";
import { sha256 } from "./sha256.ts";

/**
 * Takes verification and signatures away in the same group as what changed a figure: there is no moment in which a
 * signature stands beside data that nobody signed. What a figure was before its day was changed is recorded with
 * it, whether or not anybody had verified it.
 */
export class ReviewWatch implements Attendant {
  readonly #calendar: SiteCalendar;
  readonly #before: FiguresBefore;

  constructor(calendar: SiteCalendar) {
    this.#calendar = calendar;
    this.#before = new FiguresBefore(calendar);
  }

  readonly begin = (): void => this.#before.begin();

  readonly before = (draft: Draft, subject: string, event: VentwallEvent): void =>
    this.#before.note(draft, subject, event);

  readonly needsReadings = (state: SubjectState, happened: readonly Happened[]): boolean =>
    this.#before.isOtherCourse(state) || this.#verifiedDays(state, happened).length > 0;

  attend(draft: Draft, subject: string, happened: readonly Happened[]): void {
    const state = draft.subject(subject);
    if (state === null) return;
    const book = draft.bookAtHand(subject);
    if (book === null) return;
    const noted = this.#before.of(state, book, draft.now);
    const days = new Map<LocalDay, DayBefore | null>(
      this.#verifiedDays(state, happened).map((day) => [day, null]),
    );
    for (const one of noted) days.set(one.day, one);
    if (days.size === 0) return;
    const context = { now: draft.now, calendar: this.#calendar, protocol: PROTOCOL };
    // A question changes no data: it is asked beside the figure, and answered without reopening it.
    const isQueried = () => false;
    const source = { input: studyInputOf(state.profile, book, context), isQueried, digest: sha256 };
    for (const [day, before] of [...days].sort(([a], [b]) => a.index - b.index)) {
      const present = presentFigures(source, day);
      const because = causes(state, happened, day);
      for (const figure of DAILY_FIGURES) {
        const review = state.reviews.get(reviewKey({ localDate: day.date, figure })) ?? null;
        if (before === null && (review?.verified ?? null) === null) continue;
        const now = present(figure);
        const events =
          before === null
            ? decideReopening(now, review, because)
            : decideRecomputation(before.figures[figure], now, review, because);
        for (const event of events) draft.record(subject, event);
      }
    }
  }

  /** The days with something verified that what happened may have changed. */
  #verifiedDays(state: SubjectState, happened: readonly Happened[]): readonly LocalDay[] {
    const dates = new Set<string>();
    for (const { localDate, verified } of state.reviews.values()) if (verified !== null) dates.add(localDate);
    return [...dates].flatMap((date) => {
      const day = this.#calendar.dayOn(date);
      if (day === null) throw new Error(`A figure of ${date} was verified, which is no day`);
      return causes(state, happened, day).length > 0 ? [day] : [];
    });
  }
}

/** The numbers of what happened that may have changed a day. */
function causes({ profile }: SubjectState, happened: readonly Happened[], day: LocalDay): readonly number[] {
  // While no episode is known, the first reading of all decides what is expected of every day after it.
  const isVentilationKnown = profile.ventilation.length > 0;
  return happened.filter(({ event }) => mayChangeDay(event, day, isVentilationKnown)).map(({ seq }) => seq);
}

/** A first look, which errs on the side of yes: whether a figure has changed is told by its data. */
function mayChangeDay(event: VentwallEvent, day: LocalDay, isVentilationKnown: boolean): boolean {
  if (isAlarmEvent(event) || isReviewEvent(event)) return false;
  if (!isReading(event)) return true;
  return instantsOf(event).some((instant) =>
    isVentilationKnown ? mayTouchDay(instant, day, PROTOCOL) : instant < day.end,
  );
}

function isReading(event: VentwallEvent): event is ReadingEvent {
  return isReadingEventType(event.type);
}

/** The times at the bedside that an event of readings is about; none for what is only said about one. */
function instantsOf(event: ReadingEvent): readonly Instant[] {
  if (event.type === "readingCorrected") return [event.was.observedAt, event.becomes.observedAt];
  return "observedAt" in event ? [event.observedAt] : [];
}
