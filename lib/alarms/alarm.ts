import type { AlarmCall, AlarmFigures } from "../log/alarm-event.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { ConditionId, Priority } from "./condition.ts";

/** One alarm of one subject, from its raising to its end. */
export interface Alarm {
  readonly alarm: string;
  readonly condition: ConditionId;
  readonly occasion: number;
  readonly priority: Priority;
  readonly figures: AlarmFigures;
  /** Since when its cause holds, or held at first. */
  readonly since: Instant;
  /** When it last began to ask for somebody: the first moment from which nobody has answered it since. */
  readonly activeFrom: Instant;
  /** When its cause went; `null`: it still holds. */
  readonly causeEndedAt: Instant | null;
  /** `null`: nobody has seen it, as far as is known. */
  readonly acknowledged: { readonly by: string; readonly at: Instant; readonly wall: string | null } | null;
  /** `null`: it was answered in time, or is not of high priority. */
  readonly escalatedAt: Instant | null;
  /** What became of calling somebody about its escalation; `null`: not known yet, or nobody is to be called. */
  readonly call: AlarmCall | null;
  /** The last time somebody paused its sound; `null`: nobody did since it last began to ask for somebody. */
  readonly audioPause: AudioPause | null;
  /** `null` while anybody has to do with it. */
  readonly endedAt: Instant | null;
  /** It ended because the subject left the ward: if they come back it goes on as it was. */
  readonly left?: boolean;
}

/** For how long an alarm is not heard. */
export interface AudioPause {
  /** When its time is over. */
  readonly until: Instant;
  /** When it sounds again: then, or as soon as somebody asked for it. */
  readonly endsAt: Instant;
}

/** The alarms of one subject that are not over, and those that ended so lately that they may come back. */
export interface AlarmBoard {
  readonly alarms: readonly Alarm[];
  /** How many there ever were: names the next one. */
  readonly count: number;
}

export const NO_ALARMS: AlarmBoard = { alarms: [], count: 0 };

/** Whether an alarm still has to do with anybody. */
export function isOpen({ endedAt }: Alarm): boolean {
  return endedAt === null;
}

/** Whether its cause went while nobody had seen it: it stays until somebody does. */
export function isLatched({ causeEndedAt, acknowledged, endedAt }: Alarm): boolean {
  return causeEndedAt !== null && acknowledged === null && endedAt === null;
}

/** Whether it asks for somebody: it flashes, and sounds. */
export function isActive({ causeEndedAt, acknowledged, endedAt }: Alarm): boolean {
  return causeEndedAt === null && acknowledged === null && endedAt === null;
}

/** Whether it is to be heard, unless its sound is paused: what nobody has seen, even if its cause is gone. */
export function isUnanswered({ acknowledged, endedAt }: Alarm): boolean {
  return acknowledged === null && endedAt === null;
}

/** Until when its sound is paused; `null`: it is not. A clock that was put back makes no pause longer. */
export function audioPausedUntil({ audioPause }: Alarm, now: Instant): Instant | null {
  if (audioPause === null || now >= audioPause.endsAt) return null;
  return audioPause.endsAt - now > PROTOCOL.alarms.audioPause.longestMs ? null : audioPause.endsAt;
}
