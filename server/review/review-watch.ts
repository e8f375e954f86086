import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { decideReopening } from "#lib/log/decide-review.ts";
import { isReadingEventType, type ReadingEvent, type VentwallEvent } from "#lib/log/event.ts";
import type { FigureReview } from "#lib/log/figure-review.ts";
import { presentFigures } from "#lib/log/present-figure.ts";
import { isReviewEvent } from "#lib/log/review-event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { mayTouchDay } from "#lib/study/figure-reach.ts";
import type { LocalDay, SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Attendant, Draft, Happened } from "../log/recorder.ts";
import { sha256 } from "./sha256.ts";

/**
 * Takes verification and signatures away in the same group as what changed a figure: there is no moment in which a
 * signature stands beside data that nobody signed.
 */
export class ReviewWatch implements Attendant {
  readonly #calendar: SiteCalendar;

  constructor(calendar: SiteCalendar) {
    this.#calendar = calendar;
  }

  readonly needsReadings = (state: SubjectState, happened: readonly Happened[]): boolean =>
    this.#changedDays(state, happened).length > 0;

  attend(draft: Draft, subject: string, happened: readonly Happened[]): void {
    const state = draft.subject(subject);
    if (state === null) return;
    const changed = this.#changedDays(state, happened);
    if (changed.length === 0) return;
    const book = draft.book(subject);
    const context = { now: draft.now, calendar: this.#calendar, protocol: PROTOCOL };
    // A question changes no data: it is asked beside the figure, and answered without reopening it.
    const isQueried = () => false;
    const source = { input: studyInputOf(state.profile, book, context), isQueried, digest: sha256 };
    for (const { day, reviews, because } of changed) {
      const present = presentFigures(source, day);
      for (const review of reviews) {
        for (const event of decideReopening(present(review.figure), review, because)) {
          draft.record(subject, event);
        }
      }
    }
  }

  /** The days with something verified that what happened may have changed, and which of it. */
  #changedDays({ reviews, profile }: SubjectState, happened: readonly Happened[]): readonly ChangedDay[] {
    if (reviews.size === 0) return [];
    // While no episode is known, the first reading of all decides what is expected of every day after it.
    const isVentilationKnown = profile.ventilation.length > 0;
    const verified = [...reviews.values()].filter((review) => review.verified !== null);
    const changed: ChangedDay[] = [];
    for (const [date, ofDay] of Map.groupBy(verified, ({ localDate }) => localDate)) {
      const day = this.#calendar.dayOn(date);
      if (day === null) throw new Error(`A figure of ${date} was verified, which is no day`);
      const because = happened
        .filter(({ event }) => mayChangeDay(event, day, isVentilationKnown))
        .map(({ seq }) => seq);
      if (because.length > 0) changed.push({ day, reviews: ofDay, because });
    }
    return changed;
  }
}

interface ChangedDay {
  readonly day: LocalDay;
  readonly reviews: readonly FigureReview[];
  readonly because: readonly number[];
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
