import { studyRange, type TimeRange } from "#app/_charts/course-range.ts";
import type { CourseView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";

/** The course's time axis: its days, all of it, and the part that is shown first. */
export interface CourseFrame {
  readonly midnights: readonly number[];
  readonly studyDays: readonly (number | null)[];
  readonly whole: TimeRange;
  /** The days that the trial reports, with the day before. */
  readonly study: TimeRange;
}

export function courseFrame(course: CourseView): CourseFrame {
  const midnights = course.midnights.map((midnight) => Date.parse(midnight));
  return {
    midnights,
    studyDays: course.study_days,
    whole: { from: midnights[0] ?? 0, to: midnights.at(-1) ?? 0 },
    study: studyRange(midnights, course.study_days, PROTOCOL.studyDays.last),
  };
}
