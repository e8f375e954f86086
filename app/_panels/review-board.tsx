"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { reviewQuery } from "#app/_query/review-query.ts";
import type { ReviewView } from "#lib/projections/review-view.ts";
import { AskFigureDialog } from "./ask-figure.tsx";
import { DayDrawer } from "./day-drawer.tsx";
import type { Cell } from "./grid-movement.ts";
import { Loading, NotLoaded } from "./page-state.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { ReviewFooter } from "./review-footer.tsx";
import { dayAt, ReviewGrid } from "./review-grid.tsx";
import { counts, filtered, REVIEW_DAYS, type ReviewFilter, reviewRows } from "./review-table.ts";
import { useReviewChoice } from "./use-review-choice.ts";
import { type FigurePlace, useReviewDeeds } from "./use-review-deeds.tsx";
import { useReviewKeys } from "./use-review-keys.ts";
import { useReviewMarks } from "./use-review-marks.ts";
import { focusOpenedCell, useRovingGrid } from "./use-roving-grid.ts";

/** The research nurse's table with its drawer; loading, refused and empty included. */
export function ReviewBoard() {
  const t = useTranslations("desk");
  const query = useQuery(reviewQuery);
  const marks = useReviewMarks();
  if (query.data === undefined) {
    return <NotLoaded of={query} />;
  }
  if (query.data.subjects.length === 0) {
    if (query.data.coming > 0) return <Loading />;
    return (
      <div className="page-state">
        <h1>{t("state.nobody")}</h1>
        <p>{t("state.nobodyHint")}</p>
      </div>
    );
  }
  return <ReviewTable view={query.data} marks={marks} />;
}

interface ReviewTableProps {
  readonly view: ReviewView;
  readonly marks: CSSProperties;
}

function ReviewTable({ view, marks }: ReviewTableProps) {
  const t = useTranslations("review");
  const locale = useLocale();
  const router = useRouter();
  const { chosen, figure, choose } = useReviewChoice();
  const isLost = useConnection().status === "lost";
  const [filter, setFilter] = useState<ReviewFilter>("all");
  const [sought, setSought] = useState("");
  const [focusRequest, setFocusRequest] = useState(0);
  const [asked, setAsked] = useState<FigurePlace | null>(null);
  const mayAsk = useMay("queries:raise");
  const [isHistoryShown, setIsHistoryShown] = useState(false);
  const scroll = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const all = useMemo(() => reviewRows(view.subjects, figure), [view, figure]);
  const found = useMemo(() => counts(all), [all]);
  const rows = useMemo(() => filtered(all, filter, sought), [all, filter, sought]);
  const size = { rows: rows.length, columns: REVIEW_DAYS.length + 1 };
  const names = useMemo(() => rows.map(({ subject }) => subject.subject), [rows]);
  // What is open goes along with the keys, so that they never mean another day than the one that is read.
  const follow = (cell: Cell): void => {
    const day = chosen === null ? null : dayAt(rows, cell);
    if (day !== null) choose({ subject: day[0].subject.subject, localDate: day[1].localDate });
  };
  const roving = useRovingGrid(size, { row: 0, column: 1 }, { names, onMove: follow });
  const deeds = useReviewDeeds(() => roving.goTo(roving.active));
  useFreshDay(view, chosen?.subject ?? null);

  const placeOf = (at: ReturnType<typeof dayAt>): FigurePlace | null => {
    if (at === null) return null;
    const [row, cell] = at;
    return { subject: row.subject, studyDay: row.cells.indexOf(cell), cell, figure, rows, filter };
  };
  const focused = roving.isGone ? null : placeOf(dayAt(rows, roving.active));
  const opened = useMemo(() => {
    const row = all.find(({ subject }) => subject.subject === chosen?.subject);
    const cell = row?.cells.find((one) => one?.localDate === chosen?.localDate);
    return row === undefined || cell === undefined || cell === null
      ? null
      : ([row, cell] as [typeof row, typeof cell]);
  }, [all, chosen?.subject, chosen?.localDate]);
  const inDrawer = placeOf(opened);
  // With a day open the keys are the drawer's, wherever the focus is.
  const active = chosen === null ? focused : inDrawer;
  const close = (): void => {
    focusOpenedCell();
    choose(null);
  };
  const printOf = (subject: string): void => router.push(`/subjects/${encodeURIComponent(subject)}/print`);

  const onKeyDown = useReviewKeys({
    rows,
    filter,
    roving,
    active,
    isOpened: chosen !== null,
    deeds,
    onFigure: (next) => choose(chosen, next),
    onHistory: () => {
      setIsHistoryShown((isShown) => chosen === null || !isShown);
      if (chosen === null && active !== null) {
        choose({ subject: active.subject.subject, localDate: active.cell.localDate });
      }
    },
    onAsk: () => {
      if (!mayAsk) deeds.say(t("notice.mayNotAsk"));
      else if (active === null) deeds.say(t("notice.idle"));
      else setAsked(active);
    },
    onMove: follow,
    onPrint: () => {
      const name = chosen?.subject ?? (roving.isGone ? undefined : rows[roving.active.row]?.subject.subject);
      if (name !== undefined) printOf(name);
    },
    onFind: () => search.current?.focus(),
    onClose: close,
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the page's own keys, wherever in it the focus is
    <div className={isLost ? "review lost" : "review"} onKeyDown={onKeyDown}>
      <ReviewBar
        figure={figure}
        onFigure={(next) => choose(chosen, next)}
        filter={filter}
        onFilter={setFilter}
        counts={found}
        sought={sought}
        onSought={setSought}
        search={search}
        shown={rows.length}
        coming={view.coming}
      />
      <div className={chosen === null ? "review-columns" : "review-columns with-drawer"}>
        <div className="review-scroll" ref={scroll}>
          {rows.length === 0 ? (
            <p className="page-state">
              {filter === "all"
                ? t("findNothing", { sought })
                : t("nothingFound", { filter: t(`show.${filter}`) })}
            </p>
          ) : (
            <ReviewGrid
              rows={rows}
              figure={figure}
              filter={filter}
              chosen={chosen}
              roving={roving}
              scroll={scroll}
              marks={marks}
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
            {...(inDrawer !== null && {
              deeds: {
                canVerify: deeds.mayVerify(inDrawer.cell),
                canSign: deeds.maySignIt(inDrawer.cell),
                ask: mayAsk ? () => setAsked(inDrawer) : null,
                verify: () => deeds.verify(inDrawer),
                sign: () => deeds.sign(inDrawer),
                isHistoryShown,
                toggleHistory: () => setIsHistoryShown((isShown) => !isShown),
              },
            })}
          />
        )}
      </div>
      <p className="review-notice" role="status">
        {deeds.notice}
      </p>
      {deeds.dialog}
      {asked !== null && (
        <AskFigureDialog
          subject={asked.subject.subject}
          localDate={asked.cell.localDate}
          figure={asked.figure}
          onClose={() => {
            setAsked(null);
            roving.goTo(roving.active);
          }}
        />
      )}
      <ReviewFooter
        protocol={view.protocol}
        timeZone={view.time_zone}
        next={filter === "all" ? "toReview" : filter}
        maySign={deeds.maySign}
        mayAsk={mayAsk}
      />
    </div>
  );
}

/** The day that is opened is asked for again as soon as its subject's row is another one. */
function useFreshDay(view: ReviewView, subject: string | null): void {
  const queries = useQueryClient();
  const row = useMemo(
    () => view.subjects.find((one) => one.subject === subject) ?? null,
    [view.subjects, subject],
  );
  const before = useRef(row);
  useEffect(() => {
    const last = before.current;
    before.current = row;
    if (row === null || last === null || last === row || last.subject !== row.subject) return;
    void queries.invalidateQueries({ queryKey: ["subject", row.subject] });
  }, [row, queries]);
}
