import { type Alarm, type AlarmBoard, audioPausedUntil, isLatched, isOpen } from "../alarms/alarm.ts";
import { alarmText } from "../alarms/alarm-text.ts";
import { conditionRow } from "../alarms/condition.ts";
import { clockFace } from "../study/clock-face.ts";
import { type Instant, toIso } from "../units/instant.ts";
import type { AlarmView } from "./bed-view.ts";

/** A subject's alarms that are not over, in the order in which they were raised. */
export function projectAlarms({ alarms }: AlarmBoard, timeZone: string, now: Instant): readonly AlarmView[] {
  const open = alarms.filter(isOpen);
  if (open.length === 0) return [];
  const clock = clockFace(timeZone);
  return open.map((alarm) => toView(alarm, clock, now));
}

function toView(alarm: Alarm, clock: (instant: number) => string, now: Instant): AlarmView {
  const pausedUntil = audioPausedUntil(alarm, now);
  const { condition, priority, figures, acknowledged, causeEndedAt, escalatedAt } = alarm;
  return {
    id: alarm.alarm,
    condition,
    priority,
    kind: conditionRow(condition).kind,
    text: alarmText(condition, figures, clock),
    figures,
    since: toIso(alarm.since),
    active_from: toIso(alarm.activeFrom),
    latched: isLatched(alarm),
    ...(causeEndedAt === null ? {} : { ended_at: toIso(causeEndedAt) }),
    ...(acknowledged === null
      ? {}
      : { acknowledged_by: acknowledged.by.replace(/^@/, ""), acknowledged_at: toIso(acknowledged.at) }),
    ...(escalatedAt === null ? {} : { escalated_at: toIso(escalatedAt) }),
    ...(alarm.call?.outcome === "failed" ? { call_failed: true } : {}),
    ...(pausedUntil === null ? {} : { audio_paused_until: toIso(pausedUntil) }),
  };
}
