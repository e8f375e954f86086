import { baselineAt } from "../study/baseline.ts";
import { latestInfusionWindow } from "../study/infusion-window.ts";
import type { LatestFigures } from "../study/latest-figures.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { lastDrivingPressure } from "./last-driving-pressure.ts";
import { trendStart } from "./project-trend.ts";
import { isSimulated } from "./simulated.ts";
import type { SubjectRecord } from "./view-input.ts";

/** What today's means and the trend are drawn from. */
const DRAWN = ["peep", "total_peep", "plateau_pressure"] as const;

/**
 * Whether a bed shows a simulated reading, in its figures, today's means, the trend or the infusion's
 * baseline. A reading of days ago that nothing on the wall stands on any more says nothing about the wall.
 */
export function showsSimulated(
  { profile }: SubjectRecord,
  latest: LatestFigures,
  input: StudyInput,
): boolean {
  const window = latestInfusionWindow(profile, input.protocol.infusionWindow);
  const baseline = window === null ? null : baselineAt(input, window.startedAt);
  const last = lastDrivingPressure(latest.ventilation, input)?.measurement;
  const shown: readonly (Reading | null | undefined)[] = [
    ...latest.readings.values(),
    latest.plateau?.pair?.peep,
    latest.plateau?.tidalVolume,
    latest.bloodGas?.fio2,
    baseline?.peep,
    baseline?.fio2,
    last?.plateau,
    last?.pair?.peep,
  ];
  return shown.some((reading) => reading && isSimulated(reading)) || drawsSimulated(input);
}

function drawsSimulated(input: StudyInput): boolean {
  const today = input.calendar.dayAt(input.now).start;
  // Pairing may look back beyond the first hour.
  const since = (Math.min(trendStart(input), today) - input.protocol.pairing.peepBeforeMs) as Instant;
  for (const parameter of DRAWN) {
    const list = input.readings.get(parameter) ?? [];
    for (let index = indexAtOrAfter(list, since); index < list.length; index += 1) {
      const reading = list[index];
      if (reading !== undefined && isSimulated(reading)) return true;
    }
  }
  return false;
}
