import type { Instant } from "../units/instant.ts";

/** The numbers that an alarm speaks of, by name: a value, its limit, a time. Units are the parameters' own. */
export type AlarmFigures = Readonly<Record<string, number>>;

/** What is said of an alarm when it is raised, and again when that changes. */
export interface AlarmFacts {
  readonly priority: "high" | "medium" | "low";
  readonly figures: AlarmFigures;
}

/** What became of calling somebody about an escalation. */
export interface AlarmCall {
  /** Which escalation: an alarm that returns may escalate again. */
  readonly escalatedAt: Instant;
  /** `not_needed`: somebody answered the alarm before the call came through. */
  readonly outcome: "delivered" | "failed" | "not_needed";
  readonly attempts: number;
  /** Why the last attempt failed; absent where none did. */
  readonly problem?: string;
}

/**
 * What can happen to a subject's alarms. `alarm` names one alarm of one subject for ever. Who acknowledged is in
 * the event's envelope.
 */
export type AlarmEvent =
  | ({
      readonly type: "alarmRaised";
      readonly alarm: string;
      /** The id in the alert table of domain.md. */
      readonly condition: string;
      /** Tells alarms of one condition apart that are about different things, such as two infusions. */
      readonly occasion: number;
      /** Since when its cause holds. */
      readonly since: Instant;
    } & AlarmFacts)
  /** Its cause goes on with other figures, or at another priority. */
  | ({
      readonly type: "alarmChanged";
      readonly alarm: string;
      /** The window that it is about has another start than was thought; absent: it is about what it was. */
      readonly occasion?: number;
    } & AlarmFacts)
  | { readonly type: "alarmCauseEnded"; readonly alarm: string }
  /** Its cause is back before it was forgotten: it asks for somebody again. */
  | ({ readonly type: "alarmReturned"; readonly alarm: string } & AlarmFacts)
  | {
      readonly type: "alarmAcknowledged";
      readonly alarm: string;
      /** The wall at which it was done by PIN; `null`: from the person's own page. */
      readonly wall: string | null;
    }
  /** Not heard until then, though as much to be seen as before. Who paused it is in the envelope. */
  | {
      readonly type: "alarmAudioPaused";
      readonly alarm: string;
      readonly until: Instant;
    }
  /** Somebody has ended its pause early. */
  | { readonly type: "alarmAudioResumed"; readonly alarm: string }
  /** Acknowledged long ago, and still true: it asks for somebody again. */
  | { readonly type: "alarmReactivated"; readonly alarm: string }
  /** Nobody has answered a high alarm for minutes. */
  | { readonly type: "alarmEscalated"; readonly alarm: string }
  /** Whoever is to be called about what nobody answers has been, or could not be. */
  | ({ readonly type: "alarmCalled"; readonly alarm: string } & AlarmCall)
  /** The server's clock was put back while it was open: its times count as so many milliseconds earlier. */
  | { readonly type: "alarmClockPutBack"; readonly alarm: string; readonly byMs: number }
  | {
      readonly type: "alarmEnded";
      readonly alarm: string;
      readonly reason: "cause_gone" | "acknowledged" | "left_ward";
      /** A high one that nobody had acknowledged. */
      readonly unanswered: boolean;
    };

export const ALARM_EVENT_TYPES = [
  "alarmRaised",
  "alarmChanged",
  "alarmCauseEnded",
  "alarmReturned",
  "alarmAcknowledged",
  "alarmAudioPaused",
  "alarmAudioResumed",
  "alarmReactivated",
  "alarmEscalated",
  "alarmCalled",
  "alarmClockPutBack",
  "alarmEnded",
] as const satisfies readonly AlarmEvent["type"][];

const TYPES: ReadonlySet<string> = new Set(ALARM_EVENT_TYPES);

/** Whether an event is about alarms, which are folded apart from a subject's other facts. */
export function isAlarmEvent<Event extends { readonly type: string }>(
  event: Event,
): event is Event & AlarmEvent {
  return TYPES.has(event.type);
}
