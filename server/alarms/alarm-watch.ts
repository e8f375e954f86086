import { NO_ALARMS } from "#lib/alarms/alarm.ts";
import { decideLeaving } from "#lib/alarms/decide-alarms.ts";
import { decideCandidates } from "#lib/alarms/decide-candidates.ts";
import { decideClockPutBack } from "#lib/alarms/decide-clock-put-back.ts";
import { lookAfter } from "#lib/alarms/look-after.ts";
import type { Arrival } from "#lib/alarms/moments.ts";
import { sightOf } from "#lib/alarms/sight.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { infusionWindows } from "#lib/study/infusion-window.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { SubjectProfile } from "#lib/ventilation/subject.ts";
import type { Heartbeats } from "../ingest/heartbeats.ts";
import type { Happened } from "../log/attendant.ts";
import type { Draft } from "../log/draft.ts";
import { SYSTEM } from "../log/draft.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { AlarmClock } from "../runtime/alarm-clock.ts";
import type { Logger } from "../runtime/logger.ts";

const TRY_AGAIN_MS = 5_000;

/**
 * Looks after the alarms of everybody on the ward: in the same group as what touched them, and when time alone
 * asks for it, by one timer for all.
 */
export class AlarmWatch {
  readonly #recorder: Recorder;
  readonly #folded: FoldedLog;
  readonly #calendar: SiteCalendar;
  readonly #heartbeats: Heartbeats;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #timer: AlarmClock;
  readonly #changesAt = new Map<string, Instant>();

  constructor(
    recorder: Recorder,
    folded: FoldedLog,
    calendar: SiteCalendar,
    heartbeats: Heartbeats,
    clock: Clock,
    logger: Logger,
  ) {
    this.#recorder = recorder;
    this.#folded = folded;
    this.#calendar = calendar;
    this.#heartbeats = heartbeats;
    this.#clock = clock;
    this.#logger = logger;
    this.#timer = new AlarmClock(clock, () => this.#lookAtDue());
    recorder.attend({
      attend: (draft, subject, happened) => this.#attend(draft, subject, arrivalsIn(happened)),
    });
    recorder.attendPutBack((draft, byMs) => {
      for (const subject of draft.ward.bedBySubject.keys()) {
        for (const event of decideClockPutBack(draft.board(subject), byMs)) draft.record(subject, event);
      }
    });
    recorder.onCommit(() => this.#setTimer());
    this.lookAtAll();
  }

  /** Something outside the log has changed what is known, such as a feed heard again. */
  lookAtAll(): void {
    this.#propose([...this.#folded.ward.bedBySubject.keys()]);
  }

  close(): void {
    this.#timer.clear();
  }

  #lookAtDue(): void {
    const now = this.#clock.now();
    const due = [...this.#changesAt].filter(([, at]) => at <= now).map(([subject]) => subject);
    // Nobody is due where the clock was put back: everything that was to come is reckoned anew.
    if (due.length === 0) this.lookAtAll();
    else this.#propose(due);
  }

  #propose(subjects: readonly string[]): void {
    if (subjects.length === 0) return;
    const proposal = {
      actor: SYSTEM,
      weight: 1,
      alone: false,
      subjects: () => subjects,
      senderIds: () => [],
      decide: (draft: Draft) => {
        for (const subject of subjects) this.#attend(draft, subject, null);
      },
    };
    void this.#recorder.propose(proposal).then((proposed) => {
      if (proposed.ok) {
        this.#setTimer();
        return;
      }
      this.#logger.error({ code: proposed.code }, "the alarms could not be looked after");
      // What was decided was never true: everybody is due again.
      const soon = (this.#clock.now() + TRY_AGAIN_MS) as Instant;
      for (const subject of this.#folded.ward.bedBySubject.keys()) this.#changesAt.set(subject, soon);
      this.#setTimer();
    });
  }

  /** `arrived` is `null` where nothing happened and time alone asks. */
  #attend(draft: Draft, subject: string, arrived: readonly Arrival[] | null): void {
    const state = draft.subject(subject);
    if (state === null) return;
    const board = draft.board(subject);
    const isHere = draft.ward.bedBySubject.has(subject);
    if (!isHere) {
      this.#changesAt.delete(subject);
      if (board !== NO_ALARMS) for (const event of decideLeaving(board)) draft.record(subject, event);
    }
    // Somebody who has left is watched no more, but what comes late for them is still judged.
    const readings = isHere ? draft.book(subject) : draft.bookAtHand(subject);
    if (readings === null) return;
    const context = {
      now: draft.now,
      calendar: this.#calendar,
      protocol: PROTOCOL,
      devices: draft.ward.devices,
      heardAt: this.#heartbeats.heardAt,
      beatsSince: this.#heartbeats.beatsSince,
    };
    let sight = null;
    if (isHere) {
      const looked = { subject, profile: state.profile, readings, board, arrived: arrived ?? [] };
      const look = lookAfter(looked, context);
      for (const event of look.events) draft.record(subject, event);
      if (look.changesAt === null) this.#changesAt.delete(subject);
      else this.#changesAt.set(subject, look.changesAt);
      sight = look.sight;
    }
    if (!mayFindEvents(state.profile, arrived)) return;
    sight ??= sightOf(state.profile, readings, board, context);
    for (const event of decideCandidates(subject, state.treatment, sight, draft.board(subject))) {
      draft.record(subject, event);
    }
  }

  #setTimer(): void {
    let next: Instant | null = null;
    for (const at of this.#changesAt.values()) if (next === null || at < next) next = at;
    this.#timer.set(next);
  }
}

/** The readings among what happened. */
function arrivalsIn(happened: readonly Happened[]): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  for (const { seq, event } of happened) {
    if (event.type === "readingRecorded") arrivals.push({ seq, observedAt: event.observedAt });
  }
  return arrivals;
}

/**
 * Whether what happened can have to do with the events of an infusion's window: a change of facts or standing
 * always, readings only up to the window's end. All of a window is gone through for them, which is too much to do
 * for every reading of every patient.
 */
function mayFindEvents(profile: SubjectProfile, arrived: readonly Arrival[] | null): boolean {
  if (arrived === null) return false;
  if (arrived.length === 0) return true;
  const windows = infusionWindows(profile, PROTOCOL.infusionWindow);
  const lastEnd = Math.max(Number.NEGATIVE_INFINITY, ...windows.map(({ endsAt }) => endsAt));
  return arrived.some(({ observedAt }) => observedAt <= lastEnd);
}
