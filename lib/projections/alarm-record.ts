import type { Alarm } from "../alarms/alarm.ts";
import { isActive, isLatched, isOpen } from "../alarms/alarm.ts";
import type { ConditionId, Priority } from "../alarms/condition.ts";
import type { AlarmFigures } from "../log/alarm-event.ts";
import type { Instant } from "../units/instant.ts";

/** What happened to an alarm, as its log says it. `worsened` is a change to a higher priority. */
export type AlarmStepKind =
  | "raised"
  | "changed"
  | "worsened"
  | "cause_ended"
  | "returned"
  | "acknowledged"
  | "audio_paused"
  | "audio_resumed"
  | "reactivated"
  | "escalated"
  | "called"
  | "call_failed"
  | "call_not_needed"
  | "clock_put_back"
  | "ended";

/** One line of an alarm's log. */
export interface AlarmStep {
  readonly what: AlarmStepKind;
  /** When it became durable. */
  readonly at: Instant;
  /** Who did it, as the log calls them; `null`: Ventwall by itself. */
  readonly by: string | null;
  /** The wall at which a person did it; `null`: elsewhere, or nobody did. */
  readonly wall: string | null;
  readonly priority: Priority;
  readonly figures: AlarmFigures;
  /** Of an end only. */
  readonly reason?: "cause_gone" | "acknowledged" | "left_ward";
}

/** One alarm from its raising on, with everything that happened to it. */
export interface AlarmRecord {
  /** 1, 2, 3 … in the order in which alarms were raised on the ward. */
  readonly ordinal: number;
  readonly alarm: string;
  readonly subject: string;
  /** Where the subject lay when it was raised; `null`: in no bed. */
  readonly bed: string | null;
  readonly condition: ConditionId;
  /** Since when its cause held when it was raised. */
  readonly since: Instant;
  readonly raisedAt: Instant;
  /** The highest that it ever had. */
  readonly priority: Priority;
  /** As it stands, or stood at its end. */
  readonly state: "active" | "acknowledged" | "latched" | "ended";
  /** The figures that it was raised with. */
  readonly figures: AlarmFigures;
  /** Those that it has now, or had at its end. */
  readonly latestFigures: AlarmFigures;
  /** The first acknowledgement; `null`: nobody has. */
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
  readonly causeEndedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** It was high, and over before anybody acknowledged it. */
  readonly unanswered: boolean;
  readonly steps: readonly AlarmStep[];
}

/** The word for an alarm as it stands. */
export function stateOf(alarm: Alarm): AlarmRecord["state"] {
  if (!isOpen(alarm)) return "ended";
  if (isActive(alarm)) return "active";
  return isLatched(alarm) ? "latched" : "acknowledged";
}
