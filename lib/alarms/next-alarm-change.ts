import { lateFrom } from "../study/lateness.ts";
import { earliestAfter, oncePast } from "../study/next-instant.ts";
import { plateauStanding } from "../study/plateau-standing.ts";
import { transportSuspensions } from "../study/transport.ts";
import type { Instant } from "../units/instant.ts";
import type { AlarmBoard } from "./alarm.ts";
import { alarmChangesAt } from "./decide-alarms.ts";
import { peepStepEndsAt } from "./pressure-conditions.ts";
import { feedTrustedFrom } from "./schedule-conditions.ts";
import type { Sight } from "./sight.ts";

/**
 * The next instant at which a subject's alarms may change by time alone; `null`: none will. One timer waits for
 * the earliest of all subjects'.
 */
export function nextAlarmChangeAt(sight: Sight, board: AlarmBoard): Instant | null {
  const { input, latest, feed, windows, profile } = sight;
  const { alarms: rules, lateness } = input.protocol;
  const changes: (Instant | null)[] = [...feed.changes, feedTrustedFrom(sight)];
  const today = input.calendar.dayAt(input.now);
  // A day's items are due, and a day's minima stand.
  changes.push(input.calendar.atHour(today, rules.dayItems.dueHour), today.end);
  for (const alarm of board.alarms) changes.push(...alarmChangesAt(alarm, rules));
  for (const { startedAt, earlyEndsAt, endsAt } of windows) {
    changes.push(startedAt, oncePast(earlyEndsAt, 0), oncePast(endsAt, 0));
    changes.push(
      oncePast(startedAt, rules.infusion.lowAfterMs),
      oncePast(startedAt, rules.infusion.mediumAfterMs),
    );
  }
  for (const { to } of transportSuspensions(profile.transports, input.readings, rules)) changes.push(to);
  for (const { startedAt, endedAt } of profile.ventilation) changes.push(startedAt, endedAt);
  changes.push(profile.death?.at ?? null, profile.discharge?.at ?? null);
  const { ventilation } = latest;
  if (ventilation.state === "on") {
    const { spell } = ventilation;
    const peep = latest.readings.get("peep");
    // After a time of APRV both are waited for from its end.
    const from = (latest.conventional ?? spell).startedAt;
    changes.push(lateFrom("peep", peep?.observedAt ?? from, lateness));
    changes.push(oncePast(spell.startedAt, rules.neverDataMs));
    changes.push(peepStepEndsAt(sight));
    const plateau = latest.plateau?.plateau.observedAt ?? (0 as Instant);
    changes.push(...plateauStanding(input, latest.conventional ?? spell, plateau).changes);
  }
  return earliestAfter(input.now, changes);
}
