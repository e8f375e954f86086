import { bloodGasOf } from "../study/blood-gas.ts";
import type { SegmentSummary } from "../study/day-summary.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import { type Reading, readingsBetween } from "../ventilation/reading.ts";
import type { FigureSources, SlotView } from "./day-view.ts";
import { standingReason } from "./missing-reason.ts";
import { toSourceReading } from "./source-reading.ts";

/**
 * What a day's P/F opens to: every PaO2 of the day, and the chosen one even where it is of the evening
 * before, each with its FiO2. Blood gases have no slots, so nothing is expected and each stands at its time.
 */
export function pfRatioSources({ pfRatio, segment }: SegmentSummary, input: StudyInput): FigureSources {
  const chosen = pfRatio.chosen?.pao2 ?? null;
  const ofDay = readingsBetween(input.readings, "pao2", segment.readingsFrom, segment.readingsTo);
  const all = chosen === null || ofDay.includes(chosen) ? ofDay : [chosen, ...ofDay];
  return {
    value: pfRatio.value,
    n: pfRatio.n,
    expected: 0,
    completeness: null,
    slots: all.map((pao2) => toSlotView(pao2, pao2 === chosen, input)),
  };
}

function toSlotView(pao2: Reading, chosen: boolean, input: StudyInput): SlotView {
  const at = { from: toIso(pao2.observedAt), to: toIso(pao2.observedAt), expected: false };
  if (pao2.status !== "valid") {
    return {
      ...at,
      value: null,
      reason: standingReason([pao2]),
      readings: [toSourceReading(pao2, false, pao2.status)],
    };
  }
  const { fio2, pfRatio } = bloodGasOf(pao2, input);
  if (pfRatio.value === null || fio2 === null) {
    return { ...at, value: null, reason: "NO_FIO2", readings: [toSourceReading(pao2, false, "no_pair")] };
  }
  const excluded = chosen ? null : "not_chosen";
  return {
    ...at,
    value: pfRatio.value,
    readings: [toSourceReading(pao2, chosen, excluded), toSourceReading(fio2, chosen, excluded)],
  };
}
