import type { Backdrop } from "./backdrop.ts";
import type { TimeRange } from "./course-range.ts";
import type { CourseSeries } from "./course-series.ts";
import type { LaneLimit, LaneWords } from "./lane-labels.ts";

/** What the course is drawn from. */
export interface CourseChartProps {
  readonly series: CourseSeries;
  readonly backdrop: Backdrop;
  readonly words: LaneWords;
  readonly limits: readonly LaneLimit[];
  readonly plateauLimit: number;
  /** Pixels. */
  readonly height: number;
  readonly whole: TimeRange;
  readonly range: TimeRange;
  readonly onRange: (range: TimeRange) => void;
  /** The instant under the pointer; `null` when it leaves. */
  readonly onPoint: (instant: number | null) => void;
  /** Dots to a pixel, where it is drawn for paper; absent: the screen's own. */
  readonly pixelRatio?: number;
  /** What the picture shows, for those who cannot see it; the figures are in the day table. */
  readonly label: string;
}
