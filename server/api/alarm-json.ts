import { alarmText } from "#lib/alarms/alarm-text.ts";
import { conditionRow } from "#lib/alarms/condition.ts";
import type { AlarmBurdenJson, AlarmRecordJson, LoadJson } from "#lib/contract/alarms.ts";
import type { AlarmBurden, Load } from "#lib/projections/alarm-burden.ts";
import type { AlarmRecord } from "#lib/projections/alarm-record.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";

type Clock = (instant: number) => string;

/** An alarm with its log as programs see it. */
export function toAlarmJson(record: AlarmRecord, clock: Clock): AlarmRecordJson {
  const { condition, figures, acknowledged } = record;
  return {
    id: record.alarm,
    subject: record.subject,
    bed: record.bed,
    condition,
    priority: record.priority,
    kind: conditionRow(condition).kind,
    state: record.state,
    text: alarmText(condition, figures, clock),
    figures,
    now:
      record.state === "ended"
        ? null
        : { text: alarmText(condition, record.latestFigures, clock), figures: record.latestFigures },
    since: toIso(record.since),
    raised_at: toIso(record.raisedAt),
    acknowledged_by: acknowledged === null ? null : nameOf(acknowledged.by),
    acknowledged_at: acknowledged === null ? null : toIso(acknowledged.at),
    cause_ended_at: toIsoOrNull(record.causeEndedAt),
    ended_at: toIsoOrNull(record.endedAt),
    unanswered: record.unanswered,
    steps: record.steps.map((step) => ({
      what: step.what,
      at: toIso(step.at),
      by: step.by === null ? null : nameOf(step.by),
      wall: step.wall,
      reason: step.reason ?? null,
      priority: step.priority,
      figures: step.figures,
      text: alarmText(condition, step.figures, clock),
    })),
  };
}

function nameOf(actor: string): string {
  return actor.replace(/^@/, "");
}

/** The ward's burden as programs see it; the steps of its time are added by whoever knows the calendar. */
export function toBurdenJson(
  burden: AlarmBurden,
): Omit<AlarmBurdenJson, "from" | "to" | "time_zone" | "steps"> {
  const { high, medium, low } = burden.byPriority;
  return {
    bed_days: burden.bedDays,
    total: toLoadJson(burden.total),
    by_priority: { high: toLoadJson(high), medium: toLoadJson(medium), low: toLoadJson(low) },
    by_condition: burden.byCondition.map((load) => ({ condition: load.condition, ...toLoadJson(load) })),
    by_bed: burden.byBed.map((load) => ({ bed: load.bed, ...toLoadJson(load) })),
    noisiest: burden.noisiest,
    causes: burden.causes,
    noisiest_share: burden.noisiestShare,
  };
}

function toLoadJson({ alarms, perBedDay, medianToAcknowledgedMs, notAcknowledged }: Load): LoadJson {
  return {
    alarms,
    per_bed_day: perBedDay,
    median_to_acknowledged_ms: medianToAcknowledgedMs,
    not_acknowledged: notAcknowledged,
  };
}
