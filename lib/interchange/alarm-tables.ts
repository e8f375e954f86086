import { alarmText } from "../alarms/alarm-text.ts";
import { conditionRow } from "../alarms/condition.ts";
import type { AlarmFigures } from "../log/alarm-event.ts";
import type { AlarmRecord } from "../projections/alarm-record.ts";
import type { Instant } from "../units/instant.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";

/** The columns of `alarms`: a row for each alarm. */
export const ALARMS_COLUMNS = [
  "alarm",
  "subject",
  "bed",
  "condition",
  "kind",
  "priority",
  "value",
  "limit",
  "text",
  "since",
  "raised_at",
  "acknowledged_by",
  "acknowledged_at",
  "delay_s",
  "cause_ended_at",
  "ended_at",
  "state",
  "unanswered",
  "simulated",
] as const;

/** The columns of `alarm_log`: a row for each thing that happened to an alarm. */
export const ALARM_LOG_COLUMNS = [
  "at",
  "alarm",
  "subject",
  "bed",
  "condition",
  "kind",
  "what",
  "priority",
  "value",
  "limit",
  "figures",
  "text",
  "since",
  "by",
  "wall",
  "reason",
  "delay_s",
  "simulated",
] as const;

/** How times, and the clock in an alarm's words, are written. */
export interface TimeForms {
  readonly write: (instant: Instant) => string;
  readonly clock: (instant: number) => string;
}

/** An alarm as a row of `alarms`. `delay_s` is from raised to acknowledged. */
export function alarmRow(record: AlarmRecord, { write, clock }: TimeForms, isSimulated: boolean): CsvRow {
  const { condition, figures, acknowledged, raisedAt, causeEndedAt, endedAt } = record;
  return [
    record.alarm,
    record.subject,
    record.bed,
    condition,
    conditionRow(condition).kind,
    record.priority,
    figures.value ?? null,
    figures.limit ?? null,
    alarmText(condition, figures, clock),
    write(record.since),
    write(raisedAt),
    acknowledged === null ? null : plainActor(acknowledged.by),
    acknowledged === null ? null : write(acknowledged.at),
    acknowledged === null ? null : (acknowledged.at - raisedAt) / 1_000,
    causeEndedAt === null ? null : write(causeEndedAt),
    endedAt === null ? null : write(endedAt),
    record.state,
    record.unanswered ? "1" : "0",
    isSimulated ? SIMULATED : null,
  ];
}

/** Everything that happened to an alarm, as rows of `alarm_log`. `delay_s` is from raised to that. */
export function* alarmLogRows(
  record: AlarmRecord,
  { write, clock }: TimeForms,
  isSimulated: boolean,
): Generator<CsvRow> {
  const { condition } = record;
  for (const { at, what, priority, figures, by, wall, reason } of record.steps) {
    yield [
      write(at),
      record.alarm,
      record.subject,
      record.bed,
      condition,
      conditionRow(condition).kind,
      what,
      priority,
      figures.value ?? null,
      figures.limit ?? null,
      inOneCell(figures),
      alarmText(condition, figures, clock),
      write(record.since),
      by === null ? null : plainActor(by),
      wall,
      reason ?? null,
      (at - record.raisedAt) / 1_000,
      isSimulated ? SIMULATED : null,
    ];
  }
}

/** `fio2=0.25;peep=6`: every figure of the condition under its own name, unrounded. */
function inOneCell(figures: AlarmFigures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name}=${value}`)
    .join(";");
}
