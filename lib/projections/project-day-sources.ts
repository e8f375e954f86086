import { reviewKey } from "../log/figure-review.ts";
import { presentFigures } from "../log/present-figure.ts";
import { byFigure } from "../study/daily-figure.ts";
import { summariseDay } from "../study/day-summary.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import { toDayView } from "./day-segment-view.ts";
import type { DaySourcesView, SupportPeriodView } from "./day-view.ts";
import { lungInjurySources } from "./lung-injury-sources.ts";
import { peepSources } from "./peep-sources.ts";
import { pfRatioSources } from "./pf-ratio-sources.ts";
import {
  drivingPressureSources,
  plateauPressureSources,
  staticComplianceSources,
} from "./plateau-sources.ts";
import { projectFigureReview } from "./project-figure-review.ts";
import { withChanges } from "./reading-changes.ts";
import { isSimulated } from "./simulated.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** One day of a subject with every figure of segment ALL opened to the readings that it came from. */
export function projectDaySources(
  record: SubjectRecord,
  day: LocalDay,
  context: ViewContext,
): DaySourcesView {
  const input = studyInputOf(record.profile, record.readings, context);
  const summary = summariseDay(input, day);
  const all = summary.segments.find(({ segment }) => segment.name === "ALL");
  if (all === undefined) throw new Error(`${day.date} was summarised without its segment ALL`);
  const figures = {
    peep: peepSources(all.peep, input),
    plateau_pressure: plateauPressureSources(all.plateaus, input),
    driving_pressure: drivingPressureSources(all.plateaus, input),
    static_compliance: staticComplianceSources(all.plateaus, input),
    pf_ratio: pfRatioSources(all, input),
    lis: lungInjurySources(all, input),
  };
  const view = toDayView(summary, input);
  const { isQueried } = record;
  const present = presentFigures({ input, isQueried, digest: context.digest }, day, summary);
  return {
    subject: record.subject,
    local_date: view.local_date,
    study_day: view.study_day,
    time_zone: context.calendar.timeZone,
    protocol: context.protocolIdentity,
    simulated: Object.values(figures).some(({ slots }) =>
      slots.some(({ readings }) => readings.some(isSimulated)),
    ),
    infusion_started_at: toIsoOrNull(input.infusionStart),
    support: supportOn(day, input),
    segments: view.segments,
    figures: withChanges(figures, record.readings.histories),
    reviews: byFigure((figure) => {
      const now = present(figure);
      const review = record.reviews.get(reviewKey(now)) ?? null;
      return projectFigureReview(now, review, context.protocolIdentity.hash);
    }),
  };
}

function supportOn({ start, end }: LocalDay, { profile }: StudyInput): readonly SupportPeriodView[] {
  return profile.modes
    .filter(({ startedAt, endedAt }) => startedAt < end && (endedAt ?? end) > start)
    .map(({ mode, startedAt, endedAt }) => ({
      mode,
      started_at: toIso(startedAt),
      ended_at: toIsoOrNull(endedAt),
    }));
}
