import type { Instant } from "../units/instant.ts";
import type { LocalDay } from "./site-calendar.ts";
import type { StudyInput } from "./study-input.ts";

/**
 * Every local day from the first to the last with readings or known ventilation, without holes; empty where
 * there is neither. An open episode runs to now. A reading that was rejected or voided makes no day: its time
 * may be as wrong as its value.
 */
export function knownDays(input: StudyInput): readonly LocalDay[] {
  let first: number = Number.POSITIVE_INFINITY;
  let last: number = Number.NEGATIVE_INFINITY;
  for (const readings of input.readings.values()) {
    const earliest = readings.find(isKept);
    const latest = readings.findLast(isKept);
    if (earliest === undefined || latest === undefined) continue;
    first = Math.min(first, earliest.observedAt);
    last = Math.max(last, latest.observedAt);
  }
  if (input.ventilation.known) {
    for (const spell of input.ventilation.spells) {
      // A spell is half-open: one that ended at midnight has no part in the day that began then.
      const end = spell.endedAt === null ? input.now : spell.endedAt - 1;
      first = Math.min(first, spell.startedAt);
      last = Math.max(last, spell.startedAt, end);
    }
  }
  if (first > last) return [];
  const days: LocalDay[] = [];
  const end = input.calendar.dayAt(last as Instant).index;
  for (let index = input.calendar.dayAt(first as Instant).index; index <= end; index += 1) {
    days.push(input.calendar.day(index));
  }
  return days;
}

function isKept({ status }: { readonly status: string }): boolean {
  return status === "valid" || status === "conflict";
}
