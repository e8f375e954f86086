import { useSearchParams } from "next/navigation";
import { type DailyFigureKey, isDailyFigure } from "#lib/study/daily-figure.ts";
import { replaceAddress } from "./replace-address.ts";
import type { DayChoice } from "./review-grid.tsx";

/** The chosen day and figure stand in the address, so that a cell can be sent to someone as a link. */
export function useReviewChoice() {
  const search = useSearchParams();
  const subject = search.get("subject");
  const localDate = search.get("day");
  const named = search.get("figure");
  const figure: DailyFigureKey = isDailyFigure(named) ? named : "peep";
  const chosen: DayChoice | null = subject === null || localDate === null ? null : { subject, localDate };
  const choose = (day: DayChoice | null, next: DailyFigureKey = figure): void => {
    const query = new URLSearchParams({
      ...(day === null ? {} : { subject: day.subject, day: day.localDate }),
      figure: next,
    });
    replaceAddress("/review", query);
  };
  return { chosen, figure, choose };
}
