import type { AlarmEvent } from "../log/alarm-event.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type Alarm, type AlarmBoard, audioPausedUntil, isUnanswered } from "./alarm.ts";

type Rules = Pick<Protocol["alarms"], "audioPause">;

/**
 * Somebody wants quiet: every alarm that sounds now is not heard for a while, and seen as before. One that is
 * paused stays paused for as long as it was, and one that was paused a moment ago must first be heard again: so no
 * sequence of pauses keeps an alarm silent for longer than one may last.
 */
export function decideAudioPause(
  { alarms }: AlarmBoard,
  now: Instant,
  { audioPause }: Rules,
): readonly AlarmEvent[] {
  return alarms.flatMap((alarm): readonly AlarmEvent[] => {
    const until = isUnanswered(alarm) ? pausableUntil(alarm, now, audioPause) : null;
    return until === null ? [] : [{ type: "alarmAudioPaused", alarm: alarm.alarm, until }];
  });
}

/** Somebody wants to hear again what is paused. */
export function decideAudioResumption({ alarms }: AlarmBoard, now: Instant): readonly AlarmEvent[] {
  return alarms
    .filter((alarm) => audioPausedUntil(alarm, now) !== null)
    .map(({ alarm }) => ({ type: "alarmAudioResumed", alarm }));
}

/** Until when a pause that begins now may last; `null`: none may. */
function pausableUntil(
  { audioPause: last }: Alarm,
  now: Instant,
  { longestMs, soundsBetweenMs }: Rules["audioPause"],
): Instant | null {
  const whole = (now + longestMs) as Instant;
  if (last === null) return whole;
  if (now < last.endsAt) return null;
  if (now - last.endsAt >= soundsBetweenMs) return whole;
  // Ended by a slip of the finger: what was left of it.
  return now < last.until ? last.until : null;
}
