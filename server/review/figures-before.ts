import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { isReadingEventType, type ReadingEvent, type VentwallEvent } from "#lib/log/event.ts";
import type { PresentFigure } from "#lib/log/figure-state.ts";
import { presentFigures } from "#lib/log/present-figure.ts";
import type { ReadingBook } from "#lib/log/reading-book.ts";
import { isReviewEvent } from "#lib/log/review-event.ts";
import { isSafetyEvent } from "#lib/log/safety-event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { byFigure, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { touchedDays } from "#lib/study/figure-reach.ts";
import { knownDays } from "#lib/study/known-days.ts";
import type { LocalDay, SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { ventilationOf } from "#lib/study/ventilation.ts";
import type { Instant } from "#lib/units/instant.ts";
import { readingsBetween } from "#lib/ventilation/reading.ts";
import { firstInfusionStart, type SubjectProfile } from "#lib/ventilation/subject.ts";
import type { Draft } from "../log/draft.ts";
import { sha256 } from "./sha256.ts";

/** The figures of a day that is over, as they were before a group of events. */
export interface DayBefore {
  readonly day: LocalDay;
  readonly figures: Readonly<Record<DailyFigureKey, PresentFigure>>;
}

interface Note {
  /** What was known of the subject before the group. */
  readonly profile: SubjectProfile;
  /** By the days' numbers. */
  readonly days: Map<number, DayBefore>;
}

/**
 * Keeps how the figures of days that are over stood before a group changes them. A book of readings is changed in
 * place, so what it said has to be worked out before the first event that reaches a day; once a day and group,
 * however many readings the group brings.
 */
export class FiguresBefore {
  readonly #calendar: SiteCalendar;
  readonly #notes = new Map<string, Note>();

  constructor(calendar: SiteCalendar) {
    this.#calendar = calendar;
  }

  /** A group begins: what was noted for another one, which may have failed, is nothing to it. */
  begin(): void {
    this.#notes.clear();
  }

  note(draft: Draft, subject: string, event: VentwallEvent): void {
    if (isAlarmEvent(event) || isReviewEvent(event)) return;
    const state = draft.subject(subject);
    if (state === null) return;
    if (!isReading(event)) {
      if (!isSafetyEvent(event)) this.#noteOf(subject, state);
      return;
    }
    const book = draft.bookAtHand(subject);
    if (book === null) return;
    for (const day of this.#reached(draft.now, state, book, event)) {
      const { profile, days } = this.#noteOf(subject, state);
      if (!days.has(day.index)) days.set(day.index, this.#figuresOf(profile, book, day, draft.now));
    }
  }

  /** Whether a deed of the group changed what a subject's days are computed from, apart from readings. */
  isOtherCourse({ subject, profile }: SubjectState): boolean {
    const note = this.#notes.get(subject);
    return note !== undefined && !isSameCourse(note.profile, profile);
  }

  /** The days that are over and that the group may have changed, as they were before it. */
  of(state: SubjectState, book: ReadingBook, now: Instant): readonly DayBefore[] {
    const note = this.#notes.get(state.subject);
    if (note === undefined) return [];
    if (!isSameCourse(note.profile, state.profile)) {
      // Readings that the group changed have their days noted already: for all others the book is as it was.
      const input = studyInputOf(note.profile, book, this.#context(now));
      for (const day of knownDays(input)) {
        if (day.end > now || note.days.has(day.index)) continue;
        note.days.set(day.index, this.#figuresOf(note.profile, book, day, now));
      }
    }
    return [...note.days.values()];
  }

  #noteOf(subject: string, { profile }: SubjectState): Note {
    const known = this.#notes.get(subject);
    if (known !== undefined) return known;
    const note: Note = { profile, days: new Map() };
    this.#notes.set(subject, note);
    return note;
  }

  /** The days that are over and that an event of readings may change, not by being their ordinary feed. */
  #reached(now: Instant, state: SubjectState, book: ReadingBook, event: ReadingEvent): readonly LocalDay[] {
    const yesterday = this.#calendar.day(this.#calendar.dayAt(now).index - 1);
    const days = new Set<LocalDay>();
    for (const instant of instantsOf(event)) {
      for (const day of touchedDays(instant, yesterday, this.#calendar, PROTOCOL)) {
        if (!isFilledIn(event, day, state, book)) days.add(day);
      }
    }
    if (days.size === 0 || !this.#movesTheBeginning(state.profile, book, event)) return [...days];
    const input = studyInputOf(state.profile, book, this.#context(now));
    return [...days, ...knownDays(input).filter((day) => day.end <= now)];
  }

  /** While no episode is known, the first reading of all decides what is expected of every day after it. */
  #movesTheBeginning(profile: SubjectProfile, book: ReadingBook, event: ReadingEvent): boolean {
    const { known, spells } = ventilationOf(profile, book);
    const begins = spells[0]?.startedAt ?? Number.POSITIVE_INFINITY;
    return !known && instantsOf(event).some((instant) => instant <= begins);
  }

  #figuresOf(profile: SubjectProfile, book: ReadingBook, day: LocalDay, now: Instant): DayBefore {
    const input = studyInputOf(profile, book, this.#context(now));
    const present = presentFigures({ input, isQueried: () => false, digest: sha256 }, day);
    return { day, figures: byFigure(present) };
  }

  #context(now: Instant) {
    return { now, calendar: this.#calendar, protocol: PROTOCOL };
  }
}

/**
 * A history that is replayed fills its days in after they were over: nobody saw a figure of theirs before. So a
 * reading of a feed, of a day that was over when its subject was enrolled here, is that day's ordinary growth; what
 * people enter, and what stands against a reading that is there, is not.
 */
function isFilledIn(
  event: ReadingEvent,
  day: LocalDay,
  { record }: SubjectState,
  book: ReadingBook,
): boolean {
  if (event.type !== "readingRecorded" || event.late !== undefined) return false;
  const enrolledAt = record.details[0]?.at;
  if (enrolledAt === undefined || enrolledAt < day.end) return false;
  const { parameter, observedAt } = event;
  return readingsBetween(book, parameter, observedAt, (observedAt + 1) as Instant).length === 0;
}

function isReading(event: VentwallEvent): event is ReadingEvent {
  return isReadingEventType(event.type);
}

/** The times at the bedside of the readings that an event changes; none for what is only said about one. */
function instantsOf(event: ReadingEvent): readonly Instant[] {
  switch (event.type) {
    case "readingRecorded":
    case "readingDisputed":
    case "readingVoided":
    case "readingRestored":
    case "readingChosen":
      return [event.observedAt];
    case "readingCorrected":
      return [event.was.observedAt, event.becomes.observedAt];
    default:
      return [];
  }
}

/** The facts of a subject that its days' figures are computed from. */
function isSameCourse(before: SubjectProfile, after: SubjectProfile): boolean {
  return (
    before === after ||
    (isSame(before.ventilation, after.ventilation) &&
      firstInfusionStart(before) === firstInfusionStart(after) &&
      isSame(before.death, after.death) &&
      isSame(before.discharge, after.discharge) &&
      isSame(before.protocolGases, after.protocolGases))
  );
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}
