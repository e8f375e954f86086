"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useState } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { reviewQuery } from "#app/_query/subject-queries.ts";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { isDailyFigure, isIncomplete } from "./daily-figure.ts";
import { DayDrawer } from "./day-drawer.tsx";
import { nextCell } from "./grid-movement.ts";
import { NotLoaded } from "./page-state.tsx";
import { replaceAddress } from "./replace-address.ts";
import { ReviewBar } from "./review-bar.tsx";
import { ReviewFooter } from "./review-footer.tsx";
import { type DayChoice, dayAt, ReviewGrid } from "./review-grid.tsx";
import { counts, filtered, REVIEW_DAYS, type ReviewFilter, reviewRows } from "./review-table.ts";
import { focusOpenedCell, useRovingGrid } from "./use-roving-grid.ts";

/** The research nurse's table with its drawer; loading, refused and empty included. */
export function ReviewBoard() {
  const t = useTranslations("desk");
  const query = useQuery(reviewQuery);
  if (query.data === undefined) {
    return <NotLoaded of={query} />;
  }
  if (query.data.subjects.length === 0) {
    return (
      <div className="page-state">
        <h1>{t("state.nobody")}</h1>
        <p>{t("state.nobodyHint")}</p>
      </div>
    );
  }
  return <ReviewTable view={query.data} />;
}

/** The chosen day and figure stand in the address, so that a cell can be sent to someone as a link. */
function useChoice() {
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

function ReviewTable({ view }: { readonly view: ReviewView }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  const router = useRouter();
  const { chosen, figure, choose } = useChoice();
  const isLost = useConnection().status === "lost";
  const [filter, setFilter] = useState<ReviewFilter>("all");
  const [focusRequest, setFocusRequest] = useState(0);
  const all = useMemo(() => reviewRows(view, figure), [view, figure]);
  const rows = filtered(all, filter);
  const size = { rows: rows.length, columns: REVIEW_DAYS.length + 1 };
  const roving = useRovingGrid(size, { row: 0, column: 1 });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const byNumber = DAILY_FIGURES[Number(event.key) - 1];
    if (byNumber !== undefined) {
      choose(chosen, byNumber);
    } else if (event.key === "n" || event.key === "N") {
      const gap = nextCell(roving.active, size, (cell) => {
        const day = dayAt(rows, cell);
        return day !== null && isIncomplete(day[1].completeness);
      });
      if (gap !== null) roving.goTo(gap);
    } else if (event.key === "Escape" && chosen !== null) {
      close();
    } else return;
    event.preventDefault();
  };
  const close = (): void => {
    focusOpenedCell();
    choose(null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the page's own keys, wherever in it the focus is
    <div className={isLost ? "review lost" : "review"} onKeyDown={onKeyDown}>
      <ReviewBar
        figure={figure}
        onFigure={(next) => choose(chosen, next)}
        filter={filter}
        onFilter={setFilter}
        counts={counts(all)}
      />
      <div className={chosen === null ? "review-columns" : "review-columns with-drawer"}>
        <div className="review-scroll">
          {rows.length === 0 && filter !== "all" ? (
            <p className="page-state">{t("review.nothingFound", { filter: t(`review.${filter}Word`) })}</p>
          ) : (
            <ReviewGrid
              rows={rows}
              figure={figure}
              filter={filter}
              chosen={chosen}
              roving={roving}
              onOpen={(row, cell) => {
                const { subject } = row.subject;
                // Opening what is open means: go in.
                if (chosen?.subject === subject && chosen.localDate === cell.localDate) {
                  setFocusRequest((count) => count + 1);
                } else choose({ subject, localDate: cell.localDate });
              }}
              onSubject={(subject) => router.push(`/subjects/${encodeURIComponent(subject)}`)}
            />
          )}
        </div>
        {chosen !== null && (
          <DayDrawer
            subject={chosen.subject}
            localDate={chosen.localDate}
            figure={figure}
            format={siteFormat(view.time_zone, locale)}
            onFigure={(next) => choose(chosen, next)}
            onClose={close}
            focusRequest={focusRequest}
          />
        )}
      </div>
      <ReviewFooter protocol={view.protocol} timeZone={view.time_zone} />
    </div>
  );
}
