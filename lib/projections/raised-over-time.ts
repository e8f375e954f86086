import type { Priority } from "../alarms/condition.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import type { AlarmRecord } from "./alarm-record.ts";

/** How many alarms of each priority were raised from an instant on, up to the next step's. */
export type RaisedStep = Readonly<Record<Priority, number>> & { readonly from: Instant };

/** Up to this long, a time is divided into hours; beyond it, into the site's days. */
const HOURS_UP_TO_MS = 48 * HOUR;

/** The alarms raised in `[from, to)`, by the site's hours or, of a longer time, by its days. */
export function raisedOverTime(
  records: readonly AlarmRecord[],
  from: Instant,
  to: Instant,
  calendar: SiteCalendar,
): readonly RaisedStep[] {
  const starts =
    to - from <= HOURS_UP_TO_MS ? hoursBetween(from, to, calendar) : daysBetween(from, to, calendar);
  const steps = starts.map((start) => ({ from: start, high: 0, medium: 0, low: 0 }));
  for (const { raisedAt, priority } of records) {
    if (raisedAt < from || raisedAt >= to) continue;
    const step = steps.findLast((one) => one.from <= raisedAt);
    if (step !== undefined) step[priority] += 1;
  }
  return steps;
}

/** Elapsed hours since the local midnight before `from`, as the hour slots are counted. */
function hoursBetween(from: Instant, to: Instant, calendar: SiteCalendar): readonly Instant[] {
  const { start } = calendar.dayAt(from);
  const starts: Instant[] = [];
  for (let at = start + Math.floor((from - start) / HOUR) * HOUR; at < to; at += HOUR)
    starts.push(at as Instant);
  return starts;
}

function daysBetween(from: Instant, to: Instant, calendar: SiteCalendar): readonly Instant[] {
  const starts: Instant[] = [];
  for (let day = calendar.dayAt(from); day.start < to; day = calendar.day(day.index + 1))
    starts.push(day.start);
  return starts;
}
