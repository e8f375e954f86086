import { dailyLungInjury, dayXRay } from "../study/daily-lung-injury.ts";
import type { SegmentSummary } from "../study/day-summary.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import { readingsBetween } from "../ventilation/reading.ts";
import type { FigureSources } from "./day-view.ts";
import { standingReason } from "./missing-reason.ts";
import { toSourceReading } from "./source-reading.ts";

/** The chest X-rays that a day's lung injury score opens to; its other parts are daily figures of their own. */
export function lungInjurySources(summary: SegmentSummary, input: StudyInput): FigureSources {
  const { segment } = summary;
  const { value, n } = dailyLungInjury(input, summary);
  const chosen = dayXRay(input, segment);
  const xRays = readingsBetween(input.readings, "cxr_quadrants", segment.readingsFrom, segment.readingsTo);
  return {
    value,
    n,
    expected: 0,
    completeness: null,
    slots: xRays.map((xRay) => {
      const at = { from: toIso(xRay.observedAt), to: toIso(xRay.observedAt), expected: false };
      if (xRay.status !== "valid") {
        const reading = toSourceReading(xRay, false, xRay.status);
        return { ...at, value: null, reason: standingReason([xRay]), readings: [reading] };
      }
      const isChosen = xRay === chosen;
      return {
        ...at,
        value: xRay.value,
        readings: [toSourceReading(xRay, isChosen, isChosen ? null : "not_chosen")],
      };
    }),
  };
}
