import type { AlarmEvent, AlarmFacts, AlarmFigures } from "../log/alarm-event.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type Alarm, type AlarmBoard, isOpen } from "./alarm.ts";
import type { Cause } from "./cause.ts";
import { type ConditionId, conditionRow, rankOf } from "./condition.ts";

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
  const moved = causesOfMovedWindows(board, causes, now, rules);
  for (const alarm of board.alarms) {
    const cause = causes.find((one) => isAbout(one, alarm)) ?? moved.get(alarm.alarm) ?? null;
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

/**
 * A subject who is back without having been discharged, as when two swap their beds, brings along what nobody had
 * answered of what stays until somebody has. What somebody had acknowledged goes on by its cause.
 */
export function decideComingBack(board: AlarmBoard): readonly AlarmEvent[] {
  return board.alarms
    .filter((alarm) => mayComeBack(alarm) && alarm.acknowledged === null)
    .map(({ alarm, priority, figures }) => ({ type: "alarmReturned", alarm, priority, figures }));
}

/** What stays until somebody has answered it, and what somebody has: nobody has to see that twice. */
function mayComeBack({ condition, left, acknowledged }: Alarm): boolean {
  return left === true && (acknowledged !== null || conditionRow(condition).latched);
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
    const { occasion } = cause;
    const isMoved = occasion !== alarm.occasion;
    events.push({ type: "alarmChanged", alarm: name, ...(isMoved && { occasion }), ...factsOf(cause) });
  }
  const isHigher = cause !== null && rankOf(cause.priority) > rankOf(alarm.priority);
  const isNews = isHigher || cause?.asksAgain === true;
  if (acknowledged !== null) {
    const isDue = cause?.asksNoMore !== true && now - acknowledged.at >= rules.reactivatesAfterMs;
    if (isNews || isDue) events.push({ type: "alarmReactivated", alarm: name });
  }
  return [...events, ...escalation];
}

/** Conditions whose occasion is the start of an infusion's window, which somebody may correct. */
const OF_A_WINDOW: ReadonlySet<ConditionId> = new Set([
  "IAE-H1",
  "IAE-H2",
  "IAE-V",
  "IAE-T",
  "CST-DROP",
  "IAE-END",
  "INF-LONG",
]);

/**
 * By alarm's name the cause that it goes on with, where its window has another start now and the same is meant as
 * before: a corrected T0 is no second rise, and nobody has to see it twice.
 */
function causesOfMovedWindows(
  { alarms }: AlarmBoard,
  causes: readonly Cause[],
  now: Instant,
  rules: Rules,
): ReadonlyMap<string, Cause> {
  const moved = new Map<string, Cause>();
  const known = alarms.filter((alarm) => !isForgotten(alarm, now, rules));
  const free = new Set(
    causes.filter((cause) => OF_A_WINDOW.has(cause.condition) && !known.some((one) => isAbout(cause, one))),
  );
  if (free.size === 0) return moved;
  for (const alarm of known) {
    const { condition, since, figures, causeEndedAt } = alarm;
    if (!isOpen(alarm) || causeEndedAt !== null || causes.some((one) => isAbout(one, alarm))) continue;
    const same = [...free].find(
      (one) =>
        one.condition === condition &&
        // What runs long is the infusion, whenever it began.
        (condition === "INF-LONG" || one.since === since || sameFigures(one.figures, figures)),
    );
    if (same === undefined) continue;
    free.delete(same);
    moved.set(alarm.alarm, same);
  }
  return moved;
}

/** Whether it is over for so long that a return of its cause would be a new alarm. */
export function isForgotten(alarm: Alarm, now: Instant, { reopensWithinMs }: Rules): boolean {
  const { condition, endedAt } = alarm;
  if (mayComeBack(alarm)) return false;
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
  if (alarm.occasion !== cause.occasion) return true;
  return alarm.priority !== cause.priority || !sameFigures(alarm.figures, cause.figures);
}

function sameFigures(a: AlarmFigures, b: AlarmFigures): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
