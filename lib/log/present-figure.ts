import type { DailyFigureKey } from "../study/daily-figure.ts";
import { type DaySummary, summariseDay } from "../study/day-summary.ts";
import { figureText, figureValue } from "../study/figure-data.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { PresentFigure } from "./figure-state.ts";

/** The SHA-256 of a text, as hex. `lib` has none of its own. */
export type Digest = (text: string) => string;

/** Whether an open query concerns a figure of a day. */
export type IsQueried = (day: LocalDay, figure: DailyFigureKey) => boolean;

/** What the figures of one subject's days are a function of. */
export interface FigureSource {
  readonly input: StudyInput;
  readonly isQueried: IsQueried;
  readonly digest: Digest;
}

/** Figures of one day as they are now, each worked out when it is asked for. */
export function presentFigures(
  { input, isQueried, digest }: FigureSource,
  day: LocalDay,
  summary: DaySummary = summariseDay(input, day),
): (figure: DailyFigureKey) => PresentFigure {
  const all = summary.segments.find(({ segment }) => segment.name === "ALL");
  if (all === undefined) throw new Error(`${day.date} was summarised without its segment ALL`);
  return (figure) => ({
    localDate: day.date,
    figure,
    ...figureValue(all, figure, summary.studyDay, input),
    dataHash: digest(figureText(summary, figure, input)),
    queried: isQueried(day, figure),
  });
}
