import { type AlarmEvent, type AlarmFigures, isAlarmEvent } from "../log/alarm-event.ts";
import type { Envelope } from "../log/envelope.ts";
import type { ReadingEvent, SubjectEvent } from "../log/event.ts";
import { isReadingEventType } from "../log/event.ts";
import { evolveReadings, ReadingBook } from "../log/reading-book.ts";
import { evolveSubject, type SubjectState } from "../log/subject-state.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { isDischargedAt } from "../study/departure.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import type { Instant } from "../units/instant.ts";
import { type Alarm, type AlarmBoard, isOpen, NO_ALARMS } from "./alarm.ts";
import { pfRatioLow } from "./blood-gas-condition.ts";
import type { Cause } from "./cause.ts";
import type { Priority } from "./condition.ts";
import { decideAcknowledgement } from "./decide-acknowledgement.ts";
import { decideAlarms, decideLeaving } from "./decide-alarms.ts";
import { lasting } from "./detect.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { type Arrival, asIfInTime, earlierMoments, judgeMoments } from "./moments.ts";
import {
  drivingPressureHigh,
  peepStep,
  peepStepEndsAt,
  plateauHigh,
  tidalVolumeHigh,
} from "./pressure-conditions.ts";
import { type Sight, sightOf, withBoard } from "./sight.ts";

/** The conditions that readings alone decide, under limits that may be thought of as others. */
export const REPLAYED = ["PPLAT-HI", "DP-HI", "VT-HI", "PF-LOW", "PEEP-STEP"] as const;

export type ReplayedCondition = (typeof REPLAYED)[number];

/** An alarm as it is raised in a replay. */
export interface ReplayedAlarm {
  readonly condition: ReplayedCondition;
  readonly priority: Priority;
  readonly figures: AlarmFigures;
  readonly raisedAt: Instant;
}

/**
 * One subject's kept readings, judged again under another protocol, group by group as they became durable. The code
 * that decides is the same, so under the protocol that was in force it raises what was raised. Acknowledgements are
 * as they were, wherever there is something of the same kind to acknowledge.
 */
export class AlarmReplay {
  readonly raised: ReplayedAlarm[] = [];
  readonly #subject: string;
  readonly #calendar: SiteCalendar;
  readonly #protocol: Protocol;
  readonly #book = new ReadingBook();
  #state: SubjectState | null = null;
  /** The alarms as the log has them. */
  #logged: AlarmBoard = NO_ALARMS;
  /** The alarms as they are here. */
  #board: AlarmBoard = NO_ALARMS;
  #stepEndsAt: Instant | null = null;

  constructor(subject: string, calendar: SiteCalendar, protocol: Protocol) {
    this.#subject = subject;
    this.#calendar = calendar;
    this.#protocol = protocol;
  }

  /** What was before: nothing is judged, and the alarms are as the log has them. */
  remember(envelope: Envelope): void {
    this.#takeIn(envelope);
  }

  /** From here on it is judged. */
  begin(at: Instant): void {
    this.#board = { ...this.#logged, alarms: this.#logged.alarms.filter(isReplayed) };
    if (this.#state !== null) this.#stepEndsAt = peepStepEndsAt(this.#sightAt(at, this.#state));
  }

  /** What became durable at one time. Only who lies on the ward is looked after. */
  happen(at: Instant, group: readonly Envelope[], isOnWard: boolean): void {
    this.#untilStepEnds(at);
    const arrived: Arrival[] = [];
    let isNews = false;
    for (const envelope of group) {
      const { event, seq } = envelope;
      if (event.type === "alarmAcknowledged") this.#acknowledge(event.alarm, envelope);
      if (event.type === "alarmClockPutBack") this.#putBack(event, envelope);
      if (event.type === "readingRecorded") arrived.push({ seq, observedAt: event.observedAt });
      isNews ||= !isAlarmEvent(event);
      this.#takeIn(envelope);
    }
    if (isNews && isOnWard) this.#look(at, arrived);
  }

  /** The subject comes to the ward: what is known of them is judged from now on. */
  come(at: Instant): void {
    this.#untilStepEnds(at);
    this.#look(at, []);
  }

  /** The subject leaves the ward, and takes no alarm along. */
  leave(at: Instant): void {
    this.#untilStepEnds(at);
    this.#evolve(decideLeaving(this.#board), at);
    this.#stepEndsAt = null;
  }

  /** A step of PEEP is over by time alone. */
  #untilStepEnds(until: Instant): void {
    while (this.#stepEndsAt !== null && this.#stepEndsAt < until) this.#look(this.#stepEndsAt, []);
  }

  #takeIn(envelope: Envelope): void {
    const { stream, event, recordedAt, actor } = envelope;
    if (isAlarmEvent(event)) {
      this.#logged = evolveAlarms(this.#logged, event, { recordedAt, actor });
    } else if (isReadingEventType(event.type)) {
      evolveReadings(this.#book, envelope as Envelope<ReadingEvent>);
    } else {
      this.#state = evolveSubject(this.#state, stream, event as SubjectEvent, envelope);
    }
  }

  #look(now: Instant, arrived: readonly Arrival[]): void {
    const state = this.#state;
    if (state === null) return;
    if (isDischargedAt(state.profile, now)) {
      this.leave(now);
      return;
    }
    const rules = this.#protocol.alarms;
    const judge = (): Sight => {
      const sight = this.#sightAt(now, state);
      this.#evolve(decideAlarms(this.#subject, this.#board, replayedOf(sight), now, rules), now);
      return sight;
    };
    const earlier = earlierMoments(arrived, now, rules.lateArrivalMs);
    judgeMoments(this.#book, earlier, asIfInTime(arrived), judge);
    this.#stepEndsAt = peepStepEndsAt(withBoard(judge(), this.#board));
  }

  #sightAt(now: Instant, { profile }: SubjectState): Sight {
    return sightOf(profile, this.#book, this.#board, {
      now,
      calendar: this.#calendar,
      protocol: this.#protocol,
      devices: NO_DEVICES,
      heardAt: NOTHING_HEARD,
    });
  }

  #acknowledge(name: string, { recordedAt, actor }: Envelope): void {
    const same = this.#like(name);
    if (same === undefined) return;
    const decided = decideAcknowledgement(this.#board, same.alarm, null);
    if (decided.ok) this.#evolve(decided.value, recordedAt, actor);
  }

  #putBack(event: Extract<AlarmEvent, { type: "alarmClockPutBack" }>, { recordedAt }: Envelope): void {
    const same = this.#like(event.alarm);
    if (same !== undefined) this.#evolve([{ ...event, alarm: same.alarm }], recordedAt);
  }

  /** The open one here of the same kind as one of the log's. */
  #like(name: string): Alarm | undefined {
    const seen = this.#logged.alarms.find(({ alarm }) => alarm === name);
    return this.#board.alarms.find(
      (one) => isOpen(one) && one.condition === seen?.condition && one.occasion === seen.occasion,
    );
  }

  #evolve(events: readonly AlarmEvent[], recordedAt: Instant, actor = ""): void {
    let board = this.#board;
    for (const event of events) {
      board = evolveAlarms(board, event, { recordedAt, actor });
      if (event.type !== "alarmRaised" || !isReplayedCondition(event.condition)) continue;
      const { condition, priority, figures } = event;
      this.raised.push({ condition, priority, figures, raisedAt: recordedAt });
    }
    this.#board = board;
  }
}

const DETECTORS = [plateauHigh, drivingPressureHigh, tidalVolumeHigh, pfRatioLow, peepStep];

// What depends on heartbeats is not replayed, so nobody need know who sent some.
const NO_DEVICES: ReadonlySet<string> = new Set();
const NOTHING_HEARD: ReadonlyMap<string, Instant> = new Map();

/** Whether a condition is one that is replayed. */
export function isReplayedCondition(condition: string): condition is ReplayedCondition {
  return REPLAYED.some((one) => one === condition);
}

function isReplayed({ condition }: Pick<Alarm, "condition">): boolean {
  return isReplayedCondition(condition);
}

function replayedOf(sight: Sight): readonly Cause[] {
  return lasting(DETECTORS, sight);
}
