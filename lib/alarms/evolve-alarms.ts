import type { AlarmEvent } from "../log/alarm-event.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import { type Alarm, type AlarmBoard, isUnanswered } from "./alarm.ts";
import { type ConditionId, rankOf } from "./condition.ts";
import { isForgotten } from "./decide-alarms.ts";

/** When an event became durable, and whose it is. */
export interface Happening {
  readonly recordedAt: Instant;
  readonly actor: string;
}

/** The next state of a subject's alarms. */
export function evolveAlarms(board: AlarmBoard, event: AlarmEvent, happening: Happening): AlarmBoard {
  const { recordedAt } = happening;
  if (event.type === "alarmRaised") {
    const kept = board.alarms.filter((alarm) => !isForgotten(alarm, recordedAt, PROTOCOL.alarms));
    return {
      alarms: [...kept, raised(event, recordedAt)],
      count: board.count + 1,
    };
  }
  return {
    ...board,
    alarms: board.alarms.map((one) => (one.alarm === event.alarm ? evolveAlarm(one, event, happening) : one)),
  };
}

function raised(event: Extract<AlarmEvent, { type: "alarmRaised" }>, recordedAt: Instant): Alarm {
  return {
    alarm: event.alarm,
    condition: event.condition as ConditionId,
    occasion: event.occasion,
    priority: event.priority,
    figures: event.figures,
    since: event.since,
    activeFrom: recordedAt,
    causeEndedAt: null,
    acknowledged: null,
    escalatedAt: null,
    call: null,
    audioPause: null,
    endedAt: null,
  };
}

function evolveAlarm(
  alarm: Alarm,
  event: Exclude<AlarmEvent, { type: "alarmRaised" }>,
  { recordedAt, actor }: Happening,
): Alarm {
  switch (event.type) {
    case "alarmChanged":
      return {
        ...alarm,
        occasion: event.occasion ?? alarm.occasion,
        priority: event.priority,
        figures: event.figures,
        // What has become more urgent is heard, whoever paused the lesser.
        audioPause: rankOf(event.priority) > rankOf(alarm.priority) ? null : alarm.audioPause,
      };
    case "alarmCauseEnded":
      return { ...alarm, causeEndedAt: recordedAt };
    case "alarmReturned":
      return { ...returned(alarm, recordedAt), priority: event.priority, figures: event.figures };
    case "alarmAcknowledged":
      return { ...alarm, acknowledged: { by: actor, at: recordedAt, wall: event.wall }, audioPause: null };
    case "alarmAudioPaused":
      return { ...alarm, audioPause: { until: event.until, endsAt: event.until } };
    case "alarmAudioResumed":
      return { ...alarm, audioPause: alarm.audioPause && { ...alarm.audioPause, endsAt: recordedAt } };
    case "alarmReactivated":
      return again(alarm, recordedAt);
    case "alarmEscalated":
      // Nobody has come: that is heard too.
      return { ...alarm, escalatedAt: recordedAt, call: null, audioPause: null };
    case "alarmCalled": {
      const { escalatedAt, outcome, attempts, problem } = event;
      // It was answered and has returned meanwhile, and what was called about is over.
      if (escalatedAt !== alarm.escalatedAt) return alarm;
      return {
        ...alarm,
        call: { escalatedAt, outcome, attempts, ...(problem === undefined ? {} : { problem }) },
      };
    }
    case "alarmClockPutBack":
      return putBack(alarm, event.byMs);
    case "alarmEnded":
      return { ...alarm, endedAt: recordedAt, ...(event.reason === "left_ward" && { left: true }) };
    default:
      return assertNever(event);
  }
}

/** What time is counted from, as the clock that was put back would have shown it. */
function putBack(alarm: Alarm, byMs: number): Alarm {
  const earlier = (instant: Instant) => (instant - byMs) as Instant;
  const { acknowledged, audioPause } = alarm;
  return {
    ...alarm,
    activeFrom: earlier(alarm.activeFrom),
    acknowledged: acknowledged && { ...acknowledged, at: earlier(acknowledged.at) },
    audioPause: audioPause && { until: earlier(audioPause.until), endsAt: earlier(audioPause.endsAt) },
  };
}

/**
 * Its cause is there again, and it sounds again. One that stands because nobody has answered it has been asking all
 * the while: its five minutes and its escalation go on, or a cause that comes and goes would never escalate. Only
 * what had ended, as an alarm that somebody has answered does, asks anew.
 */
function returned(alarm: Alarm, recordedAt: Instant): Alarm {
  if (isUnanswered(alarm)) return { ...alarm, causeEndedAt: null, audioPause: null };
  const { left, ...back } = alarm;
  return left === true
    ? { ...back, causeEndedAt: null, audioPause: null, endedAt: null }
    : again(alarm, recordedAt);
}

/** It asks for somebody once more. */
function again(alarm: Alarm, recordedAt: Instant): Alarm {
  return {
    ...alarm,
    activeFrom: recordedAt,
    causeEndedAt: null,
    acknowledged: null,
    escalatedAt: null,
    call: null,
    audioPause: null,
    endedAt: null,
  };
}
