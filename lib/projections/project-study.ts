import { toIso } from "../units/instant.ts";
import { GROUPS, type Group } from "../ventilation/subject.ts";
import type { CohortSubject, StudyQuantity } from "./cohort-subject.ts";
import { type PrimaryOutcomeCounts, primaryOutcome } from "./primary-outcome.ts";
import { studyBiomarkers, studyFreeDays, studySurvival } from "./study-outcomes.ts";
import { coverageDays, quantityDays, studyDaysOf, studyLine, toEachQuantity } from "./study-quantities.ts";
import type { StudyEvents, StudyQuantityView, StudyView } from "./study-view.ts";
import type { ViewContext } from "./view-input.ts";

/** What the events of infusion windows are counted from. */
type Treated = Parameters<typeof primaryOutcome>[0] extends Iterable<infer Subject> ? Subject : never;

/** The cohort's figures of one group. */
export function projectStudy(
  everybody: readonly CohortSubject[],
  treated: Iterable<Treated>,
  group: Group,
  { now, calendar, protocol, protocolIdentity }: ViewContext,
): StudyView {
  const subjects = everybody.filter((one) => one.group === group);
  const studyDays = studyDaysOf(protocol);
  return {
    server_time: toIso(now),
    time_zone: calendar.timeZone,
    trial: protocol.trial,
    protocol: protocolIdentity,
    simulated: subjects.some(({ simulated }) => simulated),
    group,
    groups: Object.fromEntries(
      GROUPS.map((one) => [one, everybody.filter((subject) => subject.group === one).length]),
    ) as Record<Group, number>,
    study_days: studyDays,
    limits: {
      plateau_pressure: protocol.limits.plateauPressure,
      driving_pressure: protocol.limits.drivingPressure,
    },
    enrolment: {
      target: protocol.outcomes.enrolmentTarget,
      enrolled: subjects.length,
      dates: subjects
        .flatMap(({ enrolledAt }) => (enrolledAt === null ? [] : calendar.localDate(enrolledAt)))
        .toSorted(),
    },
    ventilated: subjects.filter(({ ventilated }) => ventilated).length,
    events: studyEvents(
      primaryOutcome(
        [...treated].filter(({ profile }) => profile.group === group),
        protocol,
      ),
    ),
    coverage: toEachQuantity((quantity) => coverageDays(subjects, quantity, studyDays)),
    quantities: toEachQuantity((quantity) => quantityDays(subjects, quantity, studyDays)),
    survival: studySurvival(subjects, protocol.outcomes),
    free_days: studyFreeDays(subjects),
    biomarkers: studyBiomarkers(subjects),
  };
}

/** Every subject's course of one quantity. */
export function projectStudyQuantity(
  everybody: readonly CohortSubject[],
  group: Group,
  quantity: StudyQuantity,
): StudyQuantityView {
  const subjects = everybody.filter((one) => one.group === group);
  return {
    quantity,
    group,
    simulated: subjects.some(({ simulated }) => simulated),
    lines: subjects.map((subject) => studyLine(subject, quantity)),
  };
}

function studyEvents({ infused, confirmed, open, unresolved }: PrimaryOutcomeCounts): StudyEvents {
  return {
    infused,
    confirmed: confirmed?.count ?? 0,
    share: confirmed?.share ?? null,
    lower: confirmed?.lower ?? null,
    upper: confirmed?.upper ?? null,
    open: open.cases,
    unresolved: unresolved.cases,
  };
}
