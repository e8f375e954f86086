import { bloodGasesBetween } from "../study/blood-gas.ts";
import type { DaySummary, SegmentSummary } from "../study/day-summary.ts";
import { measurePlateau } from "../study/plateau-measurement.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import { isUnconfirmed } from "../study/standing.ts";
import { studyDayAt } from "../study/study-day.ts";
import type { StudyInput } from "../study/study-input.ts";
import { type Instant, toIso } from "../units/instant.ts";
import { type Reading, readingsBetween } from "../ventilation/reading.ts";
import type { CoursePlateau, CourseView } from "./subject-view.ts";
import { thinPlateaus } from "./thin-plateaus.ts";

/**
 * A subject's whole course on one time axis: the known days and, once there is an infusion, every study day
 * of the protocol, those to come included.
 */
export function projectCourse(input: StudyInput, summaries: readonly DaySummary[]): CourseView {
  const days = axisDays(input, summaries);
  const from = days[0]?.start;
  const to = days.at(-1)?.end;
  const wholeDays = summaries.flatMap(({ segments }) => segments.slice(0, 1));
  return {
    midnights: to === undefined ? [] : [...days.map(({ start }) => start), to].map(toIso),
    study_days: days.map(({ start }) => studyDayAt(input.calendar, input.infusionStart, start)),
    peep: wholeDays.flatMap(toPeepSteps),
    plateaus: from === undefined || to === undefined ? [] : projectPlateaus(input, wholeDays, from, to),
    plateau_slots: wholeDays.flatMap(toPlateauSlots),
    pf_ratio: from === undefined || to === undefined ? [] : projectPfRatios(input, from, to),
  };
}

function axisDays(input: StudyInput, summaries: readonly DaySummary[]): readonly LocalDay[] {
  const { calendar, infusionStart, protocol } = input;
  const indexes = summaries.map(({ day }) => day.index);
  if (infusionStart !== null) {
    const dayZero = calendar.dayAt(infusionStart).index;
    indexes.push(dayZero + protocol.studyDays.first, dayZero + protocol.studyDays.last);
  }
  if (indexes.length === 0) return [];
  const first = Math.min(...indexes);
  return Array.from({ length: Math.max(...indexes) - first + 1 }, (_, days) => calendar.day(first + days));
}

function toPeepSteps({ peep }: SegmentSummary): CourseView["peep"] {
  return peep.slots
    .filter(({ expected }) => expected)
    .map(({ from, to, value }) => ({ from: toIso(from), to: toIso(to), value }));
}

function toPlateauSlots({ plateaus }: SegmentSummary): CourseView["plateau_slots"] {
  return plateaus.slots
    .filter(({ expected }) => expected)
    .map(({ from, to, representative }) => ({
      from: toIso(from),
      to: toIso(to),
      filled: representative !== null,
    }));
}

function projectPlateaus(
  input: StudyInput,
  wholeDays: readonly SegmentSummary[],
  from: Instant,
  to: Instant,
): readonly CoursePlateau[] {
  const representatives = new Set(
    wholeDays.flatMap(({ plateaus }) => plateaus.slots.map(({ representative }) => representative?.plateau)),
  );
  // With unconfirmed effort it would stand over limits that it says nothing about; the day's drawer has it.
  const valid = readingsBetween(input.readings, "plateau_pressure", from, to).filter(
    (reading) => reading.status === "valid" && !isUnconfirmed(reading, input.ventilation),
  );
  return thinPlateaus(valid, (reading) => representatives.has(reading)).map((reading) =>
    toCoursePlateau(reading, representatives.has(reading), input),
  );
}

function toCoursePlateau(reading: Reading, representative: boolean, input: StudyInput): CoursePlateau {
  const { pair, drivingPressure, staticCompliance } = measurePlateau(reading, input);
  return {
    observed_at: toIso(reading.observedAt),
    seq: reading.seq,
    value: reading.value,
    peep: pair?.peep.value ?? null,
    driving_pressure: drivingPressure.value,
    static_compliance: staticCompliance.value,
    ...(drivingPressure.value === null && { reason: drivingPressure.reason }),
    representative,
  };
}

function projectPfRatios(input: StudyInput, from: Instant, to: Instant): CourseView["pf_ratio"] {
  return bloodGasesBetween(input, from, to).flatMap(({ pao2, pfRatio }) =>
    pfRatio.value === null ? [] : [{ observed_at: toIso(pao2.observedAt), value: pfRatio.value }],
  );
}
