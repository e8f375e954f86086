import { dailyPlateaus } from "../study/daily-plateaus.ts";
import { wholeDay } from "../study/day-segment.ts";
import { feedStanding } from "../study/feed-standing.ts";
import { hourlyPeep } from "../study/hour-slots.ts";
import { latestFiguresOf } from "../study/latest-figures.ts";
import { studyDayAt } from "../study/study-day.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import type { VentilationState } from "../study/ventilation-state.ts";
import { assertNever } from "../units/assert-never.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import type { BedView, RunningMean } from "./bed-view.ts";
import { lastDrivingPressure } from "./last-driving-pressure.ts";
import { projectAlarms } from "./project-alarms.ts";
import { projectFeed } from "./project-feed.ts";
import { projectInfusionWindow } from "./project-infusion-window.ts";
import { projectLimits } from "./project-limits.ts";
import { noQuantities, projectQuantities } from "./project-quantities.ts";
import { projectTransport } from "./project-transport.ts";
import { emptyTrend, projectTrend } from "./project-trend.ts";
import { showsSimulated } from "./shows-simulated.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** One bed as the wall shows it; `record` is `null` for an empty one. */
export function projectBedView(bed: string, record: SubjectRecord | null, context: ViewContext): BedView {
  return record === null ? emptyBed(bed, context) : occupiedBed(bed, record, context);
}

function occupiedBed(bed: string, record: SubjectRecord, context: ViewContext): BedView {
  const { profile, readings } = record;
  const input = studyInputOf(profile, readings, context);
  const latest = latestFiguresOf(input);
  const lastDriving = lastDrivingPressure(latest.ventilation, input);
  return {
    bed,
    subject: record.subject,
    study_day: studyDayAt(context.calendar, input.infusionStart, context.now),
    simulated: showsSimulated(record, latest, input),
    ventilated: latest.ventilation.state === "on",
    ventilation: projectVentilation(latest.ventilation),
    enrolled_at: toIsoOrNull(profile.enrolledAt),
    quantities: projectQuantities(latest, input),
    today: projectToday(input),
    trend: projectTrend(input),
    infusion_window: projectInfusionWindow(profile, input),
    alarms: projectAlarms(record.alarms, context.calendar.timeZone, context.now),
    limits: projectLimits(profile, context.protocol),
    feed: projectFeed(feedStanding(readings, latest.ventilation.state, context)),
    transport: projectTransport(profile.transports, readings, context),
    last_driving_pressure: lastDriving && {
      value: lastDriving.value,
      observed_at: toIso(lastDriving.measurement.plateau.observedAt),
    },
  };
}

function emptyBed(bed: string, context: ViewContext): BedView {
  const none: RunningMean = { mean: null, n: 0, expected: 0 };
  return {
    bed,
    subject: null,
    study_day: null,
    simulated: false,
    ventilated: false,
    ventilation: { state: "unknown", since: null },
    enrolled_at: null,
    quantities: noQuantities(),
    today: { peep: none, plateau_pressure: none, driving_pressure: none },
    trend: emptyTrend(context),
    infusion_window: {
      state: "none",
      planned_at: null,
      started_at: null,
      early_ends_at: null,
      ends_at: null,
      baseline: { peep: null, fio2: null },
      unjudged: [],
    },
    alarms: [],
    limits: projectLimits({}, context.protocol),
    feed: { state: "none", last_at: null },
    transport: null,
    last_driving_pressure: null,
  };
}

function projectToday(input: StudyInput): BedView["today"] {
  const segment = wholeDay(input.calendar.dayAt(input.now));
  const plateaus = dailyPlateaus(input, segment);
  return {
    peep: toRunningMean(hourlyPeep(input, segment)),
    plateau_pressure: toRunningMean(plateaus.plateauPressure),
    driving_pressure: toRunningMean(plateaus.drivingPressure),
  };
}

function toRunningMean({ mean, n, expected }: RunningMean): RunningMean {
  return { mean, n, expected };
}

function projectVentilation(ventilation: VentilationState): BedView["ventilation"] {
  switch (ventilation.state) {
    case "on":
      return { state: "on", since: toIso(ventilation.spell.startedAt) };
    case "off":
      return { state: "off", since: toIsoOrNull(ventilation.last?.endedAt ?? null) };
    case "unknown":
      return { state: "unknown", since: null };
    default:
      return assertNever(ventilation);
  }
}
