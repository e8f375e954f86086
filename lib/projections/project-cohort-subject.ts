import { baselineAt, baselineCompliance } from "../study/baseline.ts";
import type { Completeness } from "../study/completeness.ts";
import { dailyLungInjury } from "../study/daily-lung-injury.ts";
import { type SegmentSummary, summariseDay } from "../study/day-summary.ts";
import { indexTimeOf, lifeCourseOf, ventilationCourseOf } from "../study/follow-up-of.ts";
import type { LungInjuryScore } from "../study/lung-injury-score.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { timeToDeath } from "../study/time-to-event.ts";
import { ventilationStateAt } from "../study/ventilation-state.ts";
import { ventilatorFreeDays } from "../study/ventilator-free-days.ts";
import type { Instant } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import { firstInfusionStart, type SubjectProfile } from "../ventilation/subject.ts";
import type { CohortCell, CohortExit, CohortSubject, StudyQuantity } from "./cohort-subject.ts";
import { hasSimulated } from "./simulated.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** One subject's part in the cohort. */
export function projectCohortSubject(record: SubjectRecord, context: ViewContext): CohortSubject {
  const { profile, readings, bed } = record;
  const { now, calendar, protocol } = context;
  const input = { ...studyInputOf(profile, readings, context), infusionStart: indexTimeOf(profile) };
  const onWard = bed !== null;
  const seenUntil = onWard ? now : lastReadingAt(readings);
  const life = lifeCourseOf(profile, seenUntil);
  return {
    subject: record.subject,
    group: profile.group,
    sex: profile.sex,
    ageYears: profile.ageYears,
    simulated: hasSimulated(readings),
    ventilated: onWard && ventilationStateAt(input.ventilation, now).state === "on",
    enrolledAt: profile.enrolledAt,
    infused: firstInfusionStart(profile) !== null,
    ...daysOf(input),
    exit: exitOf(profile, input),
    freeDays: ventilatorFreeDays(
      ventilationCourseOf(profile, { onWard, seenUntil }),
      context,
      protocol.outcomes.ventilatorFree,
    ),
    survival: protocol.outcomes.mortalityDays.map((horizon) => timeToDeath(life, calendar, horizon)),
    biomarkers: profile.biomarkers,
  };
}

const NOTHING: CohortSubject["baseline"] = {
  peep: null,
  plateau_pressure: null,
  driving_pressure: null,
  static_compliance: null,
  pf_ratio: null,
  lis: null,
};

function daysOf(input: StudyInput): Pick<CohortSubject, "days" | "baseline"> {
  const { calendar, infusionStart, protocol, now } = input;
  const { first, last } = protocol.studyDays;
  const length = last - first + 1;
  if (infusionStart === null) return { days: Array.from({ length }, () => null), baseline: NOTHING };
  const dayZero = calendar.dayAt(infusionStart).index;
  let baseline = NOTHING;
  const days = Array.from({ length }, (_, index) => {
    const day = calendar.day(dayZero + first + index);
    if (day.start > now) return null;
    const { segments } = summariseDay(input, day);
    const [all] = segments;
    if (all === undefined) throw new Error(`${day.date} was summarised without its segment ALL`);
    const before = segments.find(({ segment }) => segment.name === "PRE");
    if (before !== undefined) baseline = baselineOf(input, infusionStart, before);
    return cellsOf(all, dailyLungInjury(input, all), now < day.end);
  });
  return { days, baseline };
}

/**
 * PEEP and compliance as domain.md section 2 has them; of the others the part of day 0 before the infusion.
 */
function baselineOf(
  input: StudyInput,
  infusionStart: Instant,
  before: SegmentSummary,
): CohortSubject["baseline"] {
  const { plateaus, pfRatio } = before;
  const score = dailyLungInjury(input, before);
  return {
    peep: baselineAt(input, infusionStart).peep?.value ?? null,
    plateau_pressure: plateaus.plateauPressure.mean,
    driving_pressure: plateaus.drivingPressure.mean,
    static_compliance: baselineCompliance(input, infusionStart),
    pf_ratio: pfRatio.value,
    lis: score.comparable ? score.value : null,
  };
}

function cellsOf(
  { peep, plateaus, pfRatio }: SegmentSummary,
  score: LungInjuryScore,
  isRunning: boolean,
): Record<StudyQuantity, CohortCell> {
  const cell = (value: number | null, completeness: Completeness | null, isEnough = true): CohortCell => ({
    value,
    completeness,
    counts: value !== null && !isRunning && isEnough && completeness !== "INSUFFICIENT",
  });
  const { plateauPressure, drivingPressure, staticCompliance } = plateaus;
  return {
    peep: cell(peep.mean, peep.completeness),
    plateau_pressure: cell(plateauPressure.mean, plateauPressure.completeness),
    driving_pressure: cell(drivingPressure.mean, drivingPressure.completeness),
    static_compliance: cell(staticCompliance.mean, staticCompliance.completeness),
    pf_ratio: cell(pfRatio.value, isRunning ? "RUNNING" : null),
    lis: cell(score.value, isRunning ? "RUNNING" : null, score.comparable),
  };
}

/** The first that ended a subject's ventilation for good within the study days. */
function exitOf(profile: SubjectProfile, input: StudyInput): CohortExit | null {
  const { infusionStart, calendar, protocol, now } = input;
  if (infusionStart === null) return null;
  const lastSpell = profile.ventilation.at(-1);
  const within = (at: Instant | null | undefined, kind: CohortExit["kind"]): CohortExit | null => {
    if (at === null || at === undefined || at > now) return null;
    const studyDay = calendar.daysBetween(infusionStart, at);
    return studyDay < 0 || studyDay > protocol.studyDays.last ? null : { studyDay, kind };
  };
  return (
    within(profile.death?.at, "died") ??
    within(profile.discharge?.at, "left") ??
    within(lastSpell?.endedAt, "extubated")
  );
}

function lastReadingAt(readings: ReadingsByParameter): Instant | null {
  let last: Instant | null = null;
  for (const list of readings.values()) {
    const reading = list.findLast(({ status }) => status === "valid");
    if (reading !== undefined && (last === null || reading.observedAt > last)) last = reading.observedAt;
  }
  return last;
}
