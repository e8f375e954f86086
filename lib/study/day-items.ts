import type { Protocol } from "../protocol/protocol.ts";
import { assertNever } from "../units/assert-never.ts";
import { readingsBetween } from "../ventilation/reading.ts";
import { dailyPfRatio } from "./daily-pf-ratio.ts";
import { wholeDay } from "./day-segment.ts";
import { missingBiomarkers } from "./missing-biomarkers.ts";
import type { LocalDay } from "./site-calendar.ts";
import { studyDayAt } from "./study-day.ts";
import type { StudyInput } from "./study-input.ts";

/** What the trial wants once on each of its chosen days. */
export type DayItem = Protocol["alarms"]["dayItems"]["items"][number];

/** What of a day is not there yet, in the protocol's order. */
export function missingItems(input: StudyInput, day: LocalDay): readonly DayItem[] {
  return input.protocol.alarms.dayItems.items.filter((item) => !isThere(item, input, day));
}

function isThere(item: DayItem, input: StudyInput, day: LocalDay): boolean {
  const studyDay = studyDayAt(input.calendar, input.infusionStart, day.start);
  switch (item) {
    case "blood_gas":
      // Without a P/F it is no blood gas of the trial: its FiO2 is what is missing.
      return dailyPfRatio(input, wholeDay(day)).value !== null;
    case "chest_x_ray":
      return readingsBetween(input.readings, "cxr_quadrants", day.start, day.end).some(
        ({ status }) => status === "valid",
      );
    case "biomarkers":
      return studyDay !== null && missingBiomarkers(input, studyDay).length === 0;
    default:
      return assertNever(item);
  }
}
