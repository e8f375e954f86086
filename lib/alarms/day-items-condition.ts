import { missingItems } from "../study/day-items.ts";
import { studyDayAt } from "../study/study-day.ts";
import type { Instant } from "../units/instant.ts";
import { type Cause, causeOf } from "./cause.ts";
import { ITEM_NUMBERS } from "./figure-numbers.ts";
import type { Sight } from "./sight.ts";

/**
 * What a day of the trial's schedule still lacks in the evening. It ends on entry, and at midnight: the day is over
 * then, nobody can be asked for it any more, and the record says what is missing.
 */
export function dayItemsMissing({ input }: Sight): readonly Cause[] {
  const { calendar, infusionStart, now } = input;
  const { days, dueHour } = input.protocol.alarms.dayItems;
  const day = studyDayAt(calendar, infusionStart, now);
  if (infusionStart === null || day === null || !days.some((one) => one === day)) return [];
  const today = calendar.dayAt(now);
  const due = Math.max(calendar.atHour(today, dueHour), infusionStart) as Instant;
  if (now < due) return [];
  const items = missingItems(input, today).reduce((sum, item) => sum + ITEM_NUMBERS[item], 0);
  return items === 0 ? [] : [causeOf("DUE-D", due, { day, items }, { occasion: today.start })];
}
