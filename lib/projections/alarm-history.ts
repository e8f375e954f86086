import { type AlarmBoard, NO_ALARMS } from "../alarms/alarm.ts";
import { rankOf } from "../alarms/condition.ts";
import { evolveAlarms } from "../alarms/evolve-alarms.ts";
import { type AlarmEvent, isAlarmEvent } from "../log/alarm-event.ts";
import { type Envelope, WARD_STREAM } from "../log/envelope.ts";
import type { WardEvent } from "../log/event.ts";
import { EMPTY_WARD, evolveWard, type WardState } from "../log/ward-state.ts";
import { assertNever } from "../units/assert-never.ts";
import { type AlarmRecord, type AlarmStep, type AlarmStepKind, stateOf } from "./alarm-record.ts";

/** Every alarm there ever was, in order of raising, and the ward as it is: whose they were is told by it. */
export interface AlarmHistory {
  /** By name; a map keeps the order in which they were raised. */
  readonly records: Map<string, AlarmRecord>;
  readonly boards: Map<string, AlarmBoard>;
  ward: WardState;
  /** The last event that was taken in. */
  upTo: number;
}

/** A history of nothing. */
export function emptyHistory(): AlarmHistory {
  return { records: new Map(), boards: new Map(), ward: EMPTY_WARD, upTo: 0 };
}

/**
 * Takes one fact in. The history is the caller's and is changed in place, for a study has ten thousands of alarms.
 * Facts come in the log's order.
 */
export function evolveHistory(history: AlarmHistory, envelope: Envelope): void {
  const { stream, event, seq } = envelope;
  history.upTo = seq;
  if (stream === WARD_STREAM) {
    history.ward = evolveWard(history.ward, event as WardEvent);
  } else if (isAlarmEvent(event)) {
    evolveRecord(history, { ...envelope, event });
  }
}

function evolveRecord(history: AlarmHistory, envelope: Envelope<AlarmEvent>): void {
  const { stream: subject, event, recordedAt, actor } = envelope;
  const before = history.boards.get(subject)?.alarms.find(({ alarm }) => alarm === event.alarm) ?? null;
  const board = evolveAlarms(history.boards.get(subject) ?? NO_ALARMS, event, { recordedAt, actor });
  history.boards.set(subject, board);
  const alarm = board.alarms.find((one) => one.alarm === event.alarm);
  if (alarm === undefined) return;
  const isWorse = before !== null && rankOf(alarm.priority) > rankOf(before.priority);
  const step: AlarmStep = {
    what: event.type === "alarmChanged" && isWorse ? "worsened" : kindOf(event),
    at: recordedAt,
    by: BY_PEOPLE.has(event.type) ? actor : null,
    wall: event.type === "alarmAcknowledged" ? event.wall : null,
    priority: alarm.priority,
    figures: alarm.figures,
    ...(event.type === "alarmEnded" ? { reason: event.reason } : {}),
  };
  const known = history.records.get(event.alarm);
  const steps = known === undefined ? [] : (known.steps as AlarmStep[]);
  steps.push(step);
  const priority =
    known !== undefined && rankOf(known.priority) > rankOf(alarm.priority) ? known.priority : alarm.priority;
  history.records.set(event.alarm, {
    ordinal: known?.ordinal ?? history.records.size + 1,
    alarm: event.alarm,
    subject,
    bed: known === undefined ? (history.ward.bedBySubject.get(subject) ?? null) : known.bed,
    condition: alarm.condition,
    since: alarm.since,
    raisedAt: known?.raisedAt ?? recordedAt,
    priority,
    state: stateOf(alarm),
    figures: known?.figures ?? alarm.figures,
    latestFigures: alarm.figures,
    acknowledged: known?.acknowledged ?? alarm.acknowledged,
    causeEndedAt: alarm.causeEndedAt,
    endedAt: alarm.endedAt,
    unanswered: event.type === "alarmEnded" && event.unanswered,
    steps,
  });
}

const CALLS = { delivered: "called", failed: "call_failed", not_needed: "call_not_needed" } as const;

/** What only people and walls do; the rest follows by itself. */
const BY_PEOPLE: ReadonlySet<AlarmEvent["type"]> = new Set([
  "alarmAcknowledged",
  "alarmAudioPaused",
  "alarmAudioResumed",
]);

function kindOf(event: AlarmEvent): AlarmStepKind {
  switch (event.type) {
    case "alarmRaised":
      return "raised";
    case "alarmChanged":
      return "changed";
    case "alarmCauseEnded":
      return "cause_ended";
    case "alarmReturned":
      return "returned";
    case "alarmAcknowledged":
      return "acknowledged";
    case "alarmAudioPaused":
      return "audio_paused";
    case "alarmAudioResumed":
      return "audio_resumed";
    case "alarmReactivated":
      return "reactivated";
    case "alarmEscalated":
      return "escalated";
    case "alarmCalled":
      return CALLS[event.outcome];
    case "alarmClockPutBack":
      return "clock_put_back";
    case "alarmEnded":
      return "ended";
    default:
      return assertNever(event);
  }
}
