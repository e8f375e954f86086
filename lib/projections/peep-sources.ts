import type { HourlyMean, HourSlot } from "../study/hour-slots.ts";
import { exclusionOf } from "../study/standing.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import { readingsBetween } from "../ventilation/reading.ts";
import { toDailyMean } from "./day-segment-view.ts";
import type { FigureSources, SlotView } from "./day-view.ts";
import { missingReason } from "./missing-reason.ts";
import { toSourceReading } from "./source-reading.ts";

/** What a daily PEEP opens to: its hour slots so far, each with every reading in it. */
export function peepSources(peep: HourlyMean, input: StudyInput): FigureSources {
  const { mean, ...standing } = toDailyMean(peep);
  const slots = peep.slots
    .filter((slot) => slot.expected || slot.from <= input.now)
    .map((slot) => toSlotView(slot, input));
  return { value: mean, ...standing, slots };
}

function toSlotView(slot: HourSlot, input: StudyInput): SlotView {
  const readings = readingsBetween(input.readings, "peep", slot.from, slot.to);
  return {
    from: toIso(slot.from),
    to: toIso(slot.to),
    value: slot.value,
    expected: slot.expected,
    ...(slot.value === null && { reason: missingReason(readings, slot, input) }),
    readings: readings.map((reading) => {
      const exclusion = exclusionOf(reading, input.ventilation);
      return toSourceReading(reading, exclusion === null, exclusion);
    }),
  };
}
