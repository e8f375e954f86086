import type { AlarmEvent, AlarmFacts, AlarmFigures } from "../log/alarm-event.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type Alarm, type AlarmBoard, isOpen } from "./alarm.ts";
import type { Cause } from "./cause.ts";
import { conditionRow, rankOf } from "./condition.ts";

type Rules = Protocol["alarms"];

/**
 * What follows for a subject's alarms from the causes that hold now: raised, changed, ended, returned, asked for
 * again, escalated. It never acknowledges: only people do.
 */
export function decideAlarms(
  subject: string,
  board: AlarmBoard,
  causes: readonly Cause[],
  now: Instant,
  rules: Rules,
): readonly AlarmEvent[] {
  const events: AlarmEvent[] = [];
  const met = new Set<string>();
  for (const alarm of board.alarms) {
    const cause = causes.find((one) => isAbout(one, alarm)) ?? null;
    if (isForgotten(alarm, now, rules)) continue;
    if (cause !== null) met.add(keyOf(cause));
    events.push(...decideOne(alarm, cause, now, rules));
  }
  let { count } = board;
  for (const cause of causes) {
    if (met.has(keyOf(cause)) || !cause.raises) continue;
    count += 1;
    const { condition, occasion, since } = cause;
    const alarm = `${subject}/${condition}/${count}`;
    events.push({ type: "alarmRaised", alarm, condition, occasion, since, ...factsOf(cause) });
  }
  return events;
}

/** A subject who leaves the ward takes no alarm along: all end, and the log keeps which nobody had answered. */
export function decideLeaving(board: AlarmBoard): readonly AlarmEvent[] {
  return board.alarms.filter(isOpen).map((alarm) => ended(alarm, "left_ward"));
}

function decideOne(alarm: Alarm, cause: Cause | null, now: Instant, rules: Rules): readonly AlarmEvent[] {
  const { alarm: name, condition, acknowledged, causeEndedAt, endedAt } = alarm;
  const row = conditionRow(condition);
  if (endedAt !== null) {
    // Somebody has done what it asked for; that its time has come does not make it true again.
    if (row.untilAcknowledged === true) return [];
    return cause?.raises === true ? [{ type: "alarmReturned", alarm: name, ...factsOf(cause) }] : [];
  }
  const escalation: readonly AlarmEvent[] = mustEscalate(alarm, now, rules)
    ? [{ type: "alarmEscalated", alarm: name }]
    : [];
  if (cause === null && row.untilAcknowledged !== true) {
    if (causeEndedAt !== null) return escalation;
    const gone: AlarmEvent = { type: "alarmCauseEnded", alarm: name };
    return row.latched && acknowledged === null ? [gone, ...escalation] : [gone, ended(alarm, "cause_gone")];
  }
  if (causeEndedAt !== null) {
    return cause?.raises === true ? [{ type: "alarmReturned", alarm: name, ...factsOf(cause) }] : escalation;
  }
  const events: AlarmEvent[] = [];
  if (cause !== null && differs(alarm, cause)) {
    events.push({ type: "alarmChanged", alarm: name, ...factsOf(cause) });
  }
  const isHigher = cause !== null && rankOf(cause.priority) > rankOf(alarm.priority);
  const isNews = isHigher || cause?.asksAgain === true;
  if (acknowledged !== null && (isNews || now - acknowledged.at >= rules.reactivatesAfterMs)) {
    events.push({ type: "alarmReactivated", alarm: name });
  }
  return [...events, ...escalation];
}

/** Whether it is over for so long that a return of its cause would be a new alarm. */
export function isForgotten(
  { condition, endedAt }: Alarm,
  now: Instant,
  { reopensWithinMs }: Rules,
): boolean {
  // What asks for one deed would ask for it anew at every look.
  if (endedAt === null || conditionRow(condition).untilAcknowledged === true) return false;
  return now - endedAt > reopensWithinMs;
}

/** When time alone asks for a decision about an alarm; nothing where none does. */
export function alarmChangesAt(alarm: Alarm, rules: Rules): readonly Instant[] {
  const changes: Instant[] = [];
  if (alarm.acknowledged !== null && alarm.endedAt === null) {
    changes.push((alarm.acknowledged.at + rules.reactivatesAfterMs) as Instant);
  }
  if (
    alarm.endedAt === null &&
    alarm.acknowledged === null &&
    alarm.priority === "high" &&
    alarm.escalatedAt === null
  ) {
    changes.push((alarm.activeFrom + rules.escalatesAfterMs) as Instant);
  }
  return changes;
}

function mustEscalate(alarm: Alarm, now: Instant, { escalatesAfterMs }: Rules): boolean {
  const { priority, acknowledged, escalatedAt, activeFrom } = alarm;
  return (
    priority === "high" &&
    acknowledged === null &&
    escalatedAt === null &&
    now - activeFrom >= escalatesAfterMs
  );
}

/** An alarm that is over, whyever; a high one that nobody had acknowledged stays in the log as unanswered. */
export function ended(
  { alarm, priority, acknowledged }: Alarm,
  reason: "cause_gone" | "acknowledged" | "left_ward",
): AlarmEvent {
  return { type: "alarmEnded", alarm, reason, unanswered: priority === "high" && acknowledged === null };
}

function isAbout(cause: Cause, alarm: Alarm): boolean {
  return cause.condition === alarm.condition && cause.occasion === alarm.occasion;
}

function keyOf({ condition, occasion }: Pick<Cause, "condition" | "occasion">): string {
  return `${condition} ${occasion}`;
}

function factsOf({ priority, figures }: Cause): AlarmFacts {
  return { priority, figures };
}

function differs(alarm: Alarm, cause: Cause): boolean {
  return alarm.priority !== cause.priority || !sameFigures(alarm.figures, cause.figures);
}

function sameFigures(a: AlarmFigures, b: AlarmFigures): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
