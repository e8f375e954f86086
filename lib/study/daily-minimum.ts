import { HOUR, type Instant } from "../units/instant.ts";
import { indexAtOrAfter } from "../ventilation/reading.ts";
import { slotValue } from "./hour-slots.ts";
import type { LocalDay } from "./site-calendar.ts";
import type { StudyInput } from "./study-input.ts";

/** The lowest PEEP (cmH2O) and FiO2 (fraction) of a day that were held for an hour; `null`: none recorded. */
export interface DailyMinima {
  readonly peep: number | null;
  readonly fio2: number | null;
}

export const NO_MINIMA: DailyMinima = { peep: null, fio2: null };

/** A day's minima of what counts. */
export function dailyMinima(input: StudyInput, day: LocalDay): DailyMinima {
  return { peep: heldMinimum(hourly(input, "peep", day)), fio2: heldMinimum(hourly(input, "fio2", day)) };
}

/**
 * The lowest value that two consecutive hours did not exceed; where no two follow each other, the lowest. One
 * hour below the others is no setting that was held. Source: domain.md section 5.
 */
export function heldMinimum(slots: readonly (number | null)[]): number | null {
  let held: number | null = null;
  let lowest: number | null = null;
  for (const [index, value] of slots.entries()) {
    if (value === null) continue;
    lowest = lowest === null ? value : Math.min(lowest, value);
    const next = slots[index + 1] ?? null;
    if (next === null) continue;
    const both = Math.max(value, next);
    held = held === null ? both : Math.min(held, both);
  }
  return held ?? lowest;
}

/** The value of each elapsed hour of a day, on the ventilator; `null`: none. */
function hourly(
  { readings, ventilation, protocol }: StudyInput,
  parameter: "peep" | "fio2",
  day: LocalDay,
): readonly (number | null)[] {
  const list = readings.get(parameter) ?? [];
  const end = indexAtOrAfter(list, day.end);
  let next = indexAtOrAfter(list, day.start);
  const slots: (number | null)[] = [];
  for (let from = day.start; from < day.end; from = (from + HOUR) as Instant) {
    const first = next;
    while (next < end && (list[next]?.observedAt ?? day.end) < from + HOUR) next += 1;
    slots.push(slotValue(list, first, next, ventilation, protocol.hourSlots.aggregate));
  }
  return slots;
}
