import { audioPausedUntil } from "../alarms/alarm.ts";
import { feedStanding } from "../study/feed-standing.ts";
import { hourSlotStart } from "../study/hour-slots.ts";
import { lateFrom } from "../study/lateness.ts";
import { type LatestFigures, latestFiguresOf } from "../study/latest-figures.ts";
import { earliestAfter } from "../study/next-instant.ts";
import { plateauSlots } from "../study/plateau-slots.ts";
import { plateauStanding } from "../study/plateau-standing.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { transportSuspensions } from "../study/transport.ts";
import { conventionalMs } from "../study/ventilation.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { infusionWindowChanges } from "./project-infusion-window.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/**
 * The next instant at which a subject's bed view may change by time alone: strictly before it the view stays
 * as it is, so that one timer a bed is enough. There always is one, as every hour moves the trend on.
 */
export function nextChangeAt(record: SubjectRecord, context: ViewContext): Instant | null {
  const input = studyInputOf(record.profile, record.readings, context);
  const latest = latestFiguresOf(input);
  return earliestAfter(context.now, [
    ...calendarChanges(input),
    ...input.ventilation.spells.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
    ...input.ventilation.conventional.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
    ...lateness(latest, input),
    ...infusionWindowChanges(record.profile, input),
    ...feedStanding(record.readings, latest.ventilation.state, context).changes,
    ...transportSuspensions(record.profile.transports, record.readings, context.protocol.alarms).map(
      ({ to }) => to,
    ),
    ...record.alarms.alarms.map((alarm) => audioPausedUntil(alarm, context.now)),
  ]);
}

/** Hour and day roll over; a slot is expected once it holds enough ventilation, a plateau at its nominal time. */
function calendarChanges(input: StudyInput): readonly Instant[] {
  const { calendar, now, protocol } = input;
  const day = calendar.dayAt(now);
  const hour = hourSlotStart(day, now);
  const missing = protocol.hourSlots.expectedFromMs - conventionalMs(input.ventilation, hour, now);
  return [
    (hour + HOUR) as Instant,
    day.end,
    (now + missing) as Instant,
    ...plateauSlots(day, calendar, protocol.plateauSlots).map(({ nominal }) => nominal),
  ];
}

function lateness(latest: LatestFigures, input: StudyInput) {
  const { ventilation, conventional, readings, plateau, bloodGas } = latest;
  const rules = input.protocol.lateness;
  const changes: Instant[] = [];
  for (const [parameter, { observedAt }] of readings) {
    if (parameter !== "plateau_pressure") changes.push(lateFrom(parameter, observedAt, rules));
  }
  if (bloodGas !== null) changes.push(lateFrom("pf_ratio", bloodGas.pao2.observedAt, rules));
  if (ventilation.state === "on" && plateau !== null) {
    const spell = conventional ?? ventilation.spell;
    changes.push(...plateauStanding(input, spell, plateau.plateau.observedAt).changes);
  }
  return changes;
}
