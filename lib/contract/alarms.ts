import { z } from "zod";
import type { AlarmRecord, AlarmStepKind } from "../projections/alarm-record.ts";
import type { AlarmView } from "../projections/bed-view.ts";
import { subjectIdSchema } from "./subjects.ts";

const alarm = z.string().min(1).max(120).meta({ description: "The alarm's `id` in a bed's view" });

export const acknowledgeSchema = z.strictObject({ alarm });
export const acknowledgeAtWallSchema = z.strictObject({
  subject: subjectIdSchema,
  alarm,
  ticket: z.string().min(1).max(200).meta({ description: "From `POST /api/v1/auth/bedside`" }),
});

const thought = z.number().optional();

/** Limits that somebody thinks of, within the same ranges as those of one subject; what is absent stays as it is. */
export const whatIfSchema = z.strictObject({
  days: z.number().int().min(1).max(31).meta({ description: "the last so many times 24 hours" }),
  plateau_pressure: thought.meta({ description: "cmH2O" }),
  driving_pressure: thought.meta({ description: "cmH2O" }),
  tidal_volume_per_kg: thought.meta({ description: "mL/kg predicted body weight" }),
  pf_ratio_below: thought.meta({ description: "mmHg" }),
  peep_step: thought.meta({ description: "cmH2O" }),
  confirm_on_next: z
    .boolean()
    .optional()
    .meta({ description: "a plateau or driving pressure must be above twice in a row" }),
});

export type WhatIfRequest = z.infer<typeof whatIfSchema>;

/** An alarm of a replay. */
export interface ReplayedAlarmJson {
  readonly raised_at: string;
  readonly figures: AlarmView["figures"];
  readonly text: string;
}

/** What would have been raised under other limits, beside what is raised under those in force. */
export interface WhatIfJson {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
  readonly simulated: boolean;
  readonly subjects: number;
  readonly bed_days: number;
  /** All alarms of the time: those of the conditions that are replayed, and the others as they were. */
  readonly as_now: { readonly alarms: number; readonly per_bed_day: number | null };
  readonly what_if: { readonly alarms: number; readonly per_bed_day: number | null };
  /**
   * How many of the replayed conditions the log has. It differs from the replay under the limits in force where
   * those were others at the time.
   */
  readonly replayed: {
    readonly conditions: readonly string[];
    readonly logged: number;
    readonly as_now: number;
  };
  /** Would come later, or (`instead` null) not at all. */
  readonly later: readonly (ReplayedAlarmJson & {
    readonly subject: string;
    readonly condition: string;
    readonly priority: AlarmView["priority"];
    readonly instead: (ReplayedAlarmJson & { readonly delay_ms: number }) | null;
  })[];
  /** Would come that do not now. */
  readonly added: readonly (ReplayedAlarmJson & { readonly subject: string; readonly condition: string })[];
  /** High alarms among those that would not come at all. */
  readonly high_lost: number;
}

/** One line of an alarm's log. */
export interface AlarmStepJson {
  readonly what: AlarmStepKind;
  readonly at: string;
  /** A person's user name, or a wall's name; `null`: Ventwall by itself. */
  readonly by: string | null;
  readonly wall: string | null;
  /** Why it ended; `null` for every other step. */
  readonly reason: "cause_gone" | "acknowledged" | "left_ward" | null;
  readonly priority: AlarmView["priority"];
  readonly figures: AlarmView["figures"];
  readonly text: string;
}

/** One alarm from its raising on. */
export interface AlarmRecordJson {
  readonly id: string;
  readonly subject: string;
  /** Where the subject lay when it was raised. */
  readonly bed: string | null;
  readonly condition: string;
  /** The highest that it ever had. */
  readonly priority: AlarmView["priority"];
  readonly kind: AlarmView["kind"];
  readonly state: AlarmRecord["state"];
  /** What it said when it was raised. */
  readonly text: string;
  readonly figures: AlarmView["figures"];
  /** What it says now; `null`: it is over. */
  readonly now: { readonly text: string; readonly figures: AlarmView["figures"] } | null;
  readonly since: string;
  readonly raised_at: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: string | null;
  readonly cause_ended_at: string | null;
  readonly ended_at: string | null;
  readonly unanswered: boolean;
  readonly steps: readonly AlarmStepJson[];
}

/** How many alarms there are in a time, before they are filtered by state, priority or kind. */
export interface AlarmCounts {
  readonly all: number;
  readonly active: number;
  readonly latched: number;
  readonly high: number;
  readonly technical: number;
}

/** The alarms that there were in `[from, to)`, the latest first. */
export interface AlarmLogPage {
  readonly server_time: string;
  readonly time_zone: string;
  readonly from: string;
  readonly to: string;
  /** One of these subjects has simulated readings. */
  readonly simulated: boolean;
  readonly counts: AlarmCounts;
  readonly alarms: readonly AlarmRecordJson[];
  /** `before` of the next page; `null`: there are no older ones. */
  readonly next: number | null;
}

/** How many alarms, and how long they asked. */
export interface LoadJson {
  readonly alarms: number;
  /** `null`: no bed was ventilated. */
  readonly per_bed_day: number | null;
  /** `null`: none was acknowledged. */
  readonly median_to_acknowledged_ms: number | null;
  readonly not_acknowledged: number;
}

/** What the ward's alarms cost those who hear them, in `[from, to)`. */
export interface AlarmBurdenJson {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
  readonly bed_days: number;
  readonly total: LoadJson;
  readonly by_priority: Readonly<Record<AlarmView["priority"], LoadJson>>;
  readonly by_condition: readonly (LoadJson & { readonly condition: string })[];
  readonly by_bed: readonly (LoadJson & { readonly bed: string | null })[];
  readonly noisiest: readonly {
    readonly subject: string;
    readonly bed: string | null;
    readonly condition: string;
    readonly alarms: number;
  }[];
  readonly causes: number;
  readonly noisiest_share: number | null;
  /** Raised in each step of the time, one after the other. */
  readonly steps: readonly {
    readonly from: string;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
  }[];
}
export const pauseAudioSchema = z.strictObject({
  pause: z.boolean().meta({ description: "`false` ends the pause of everything that is paused" }),
});
