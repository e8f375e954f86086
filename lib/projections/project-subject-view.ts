import { predictedBodyWeight } from "../mechanics/predicted-body-weight.ts";
import { baselineCompliance } from "../study/baseline.ts";
import { feedStanding } from "../study/feed-standing.ts";
import { latestInfusionWindow } from "../study/infusion-window.ts";
import { latestFiguresOf } from "../study/latest-figures.ts";
import { studyDayAt } from "../study/study-day.ts";
import { studyInputOf } from "../study/study-input.ts";
import { type Instant, toIso, toIsoOrNull } from "../units/instant.ts";
import { projectAlarms } from "./project-alarms.ts";
import { projectCourse } from "./project-course.ts";
import { projectEachDay, summariseKnownDays } from "./project-days.ts";
import { projectFeed } from "./project-feed.ts";
import { projectInfusionRecord } from "./project-infusion-record.ts";
import { projectInfusionWindow } from "./project-infusion-window.ts";
import { projectLimits } from "./project-limits.ts";
import { projectQuantities } from "./project-quantities.ts";
import { projectTransport } from "./project-transport.ts";
import { projectVac } from "./project-vac.ts";
import { hasSimulated } from "./simulated.ts";
import type { SubjectView } from "./subject-view.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** One subject whole: the present figures, every day, and the course that they are drawn from. */
export function projectSubjectView(record: SubjectRecord, context: ViewContext): SubjectView {
  const { profile, readings } = record;
  const input = studyInputOf(profile, readings, context);
  const latest = latestFiguresOf(input);
  const quantities = projectQuantities(latest, input);
  const summaries = summariseKnownDays(input);
  const { infusionWindow } = context.protocol;
  const window = latestInfusionWindow(profile, infusionWindow);
  const windowView = projectInfusionWindow(profile, input);
  const compliance = window === null ? null : baselineCompliance(input, window.startedAt);
  return {
    subject: record.subject,
    bed: record.bed,
    time_zone: context.calendar.timeZone,
    simulated: hasSimulated(readings),
    sex: profile.sex,
    height_cm: profile.heightCm,
    weight_kg: profile.weightKg,
    predicted_body_weight_kg: predictedBodyWeight(profile.sex, profile.heightCm),
    group: profile.group,
    admitted_at: toIsoOrNull(profile.admittedAt),
    enrolled_at: toIsoOrNull(profile.enrolledAt),
    study_day: studyDayAt(context.calendar, input.infusionStart, context.now),
    ventilated: latest.ventilation.state === "on",
    ventilation: profile.ventilation.map(toSpan),
    infusions: profile.infusions.map(toSpan),
    infusion_window: windowView,
    infusion_record: projectInfusionRecord(record, input),
    alarms: projectAlarms(record.alarms, context.calendar.timeZone, context.now),
    baseline_static_compliance: compliance,
    since_baseline: {
      peep: differenceOf(quantities.peep.value, windowView.baseline.peep),
      fio2: differenceOf(quantities.fio2.value, windowView.baseline.fio2),
      static_compliance_share: shareOf(quantities.static_compliance.value, compliance),
    },
    protocol: {
      ...context.protocolIdentity,
      limits: projectLimits({}, context.protocol),
    },
    limits: projectLimits(profile, context.protocol),
    quantities,
    feed: projectFeed(feedStanding(readings, latest.ventilation.state, context)),
    transport: projectTransport(profile.transports, readings, context),
    days: projectEachDay(record, summaries, input, context),
    ventilator_associated: projectVac(input, readings.closedDays ?? null),
    course: projectCourse(input, summaries),
  };
}

function toSpan({ startedAt, endedAt }: { readonly startedAt: Instant; readonly endedAt: Instant | null }) {
  return { started_at: toIso(startedAt), ended_at: toIsoOrNull(endedAt) };
}

function differenceOf(present: number | null, baseline: number | null): number | null {
  return present === null || baseline === null ? null : present - baseline;
}

function shareOf(present: number | null, baseline: number | null): number | null {
  return present === null || baseline === null ? null : present / baseline - 1;
}
