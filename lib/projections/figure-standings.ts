import { reviewKey } from "../log/figure-review.ts";
import { type FigureStanding, figureState, isStanding } from "../log/figure-state.ts";
import { presentFigures } from "../log/present-figure.ts";
import { byFigure, type DailyFigureKey } from "../study/daily-figure.ts";
import type { DaySummary } from "../study/day-summary.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** Where each figure of a day stands with people; `null`: nobody has verified it or asks about it. */
export type FigureStandings = Readonly<Record<DailyFigureKey, FigureStanding | null>>;

/**
 * Where the figures of a day stand. Those that nobody has touched are not looked at: what a verification is bound to
 * takes every reading of the day to work out.
 */
export function figureStandings(
  { reviews, isQueried }: SubjectRecord,
  summary: DaySummary,
  input: StudyInput,
  { digest, protocolIdentity }: ViewContext,
): FigureStandings {
  const { day } = summary;
  const present = presentFigures({ input, isQueried, digest }, day, summary);
  return byFigure((figure) => {
    const review = reviews.get(reviewKey({ localDate: day.date, figure })) ?? null;
    if (review === null && !isQueried(day, figure)) return null;
    const state = figureState(present(figure), review, protocolIdentity.hash);
    return isStanding(state) ? state : null;
  });
}
