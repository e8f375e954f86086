"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { dayQuery } from "#app/_query/subject-queries.ts";
import type { DaySourcesView } from "#lib/projections/day-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { AskFigure } from "./ask-figure.tsx";
import { dailyFigure } from "./daily-figure.ts";
import { DaySegments } from "./day-segments.tsx";
import { DaySources } from "./day-sources.tsx";
import { DaySupport } from "./day-support.tsx";
import { LungInjuryParts } from "./lung-injury-parts.tsx";
import { NotLoaded } from "./page-state.tsx";
import { type ReviewDeeds, ReviewDeedsBar, ReviewStanding } from "./review-standing.tsx";
import { Segmented } from "./segmented.tsx";
import { StateGlyph } from "./state-glyph.tsx";

interface DayDrawerProps {
  readonly subject: string;
  readonly localDate: string;
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
  readonly onFigure: (figure: DailyFigureKey) => void;
  readonly onClose: () => void;
  /** What can be done with the figure; absent: it is only looked at. */
  readonly deeds?: ReviewDeeds;
  /** The focus moves into the drawer whenever this counts on; opening alone leaves it in the table. */
  readonly focusRequest: number;
}

/** What a daily figure stands on: its slots, their readings, and what does not count. */
export function DayDrawer(props: DayDrawerProps) {
  const { subject, localDate, figure, onFigure, onClose } = props;
  const t = useTranslations("desk");
  const review = useTranslations("review");
  const query = useQuery(dayQuery(subject, localDate));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.focusRequest > 0) heading.current?.focus({ preventScroll: true });
  }, [props.focusRequest]);

  return (
    <aside
      className="drawer panel"
      aria-label={t("sources.title", { figure: t(`figureLong.${figure}`), day: subject })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="drawer-head">
        <h2 ref={heading} tabIndex={-1}>
          {subject}
        </h2>
        <DayName view={query.data} localDate={localDate} format={props.format} />
        <button type="button" className="button quiet" onClick={onClose}>
          {t("sources.close")} <kbd>Esc</kbd>
        </button>
      </header>
      <Segmented
        className="drawer-figures"
        label={review("quantity")}
        values={DAILY_FIGURES}
        chosen={figure}
        onChoose={onFigure}
        text={(each) => t(`figure.${each}`)}
      />
      <DrawerBody
        query={query}
        figure={figure}
        format={props.format}
        deeds={props.deeds ?? null}
        onFigure={onFigure}
      />
    </aside>
  );
}

interface DrawerBodyProps {
  readonly query: {
    readonly data: DaySourcesView | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
  readonly deeds: ReviewDeeds | null;
  readonly onFigure: (figure: DailyFigureKey) => void;
}

function DrawerBody({ query, figure, format, deeds, onFigure }: DrawerBodyProps) {
  const t = useTranslations("desk");
  if (query.data !== undefined) {
    return (
      <>
        <section
          className="drawer-body"
          aria-label={t("sources.notes")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the focus can be scrolled by keys
          tabIndex={0}
        >
          <DrawerFigure view={query.data} figure={figure} />
          <DaySupport view={query.data} format={format} />
          <ReviewStanding
            review={query.data.reviews[figure]}
            figure={figure}
            format={format}
            isHistoryShown={deeds?.isHistoryShown ?? false}
          />
          <DaySegments segments={query.data.segments} figure={figure} />
          {figure === "lis" && <LungInjuryParts view={query.data} onFigure={onFigure} />}
          {(figure !== "lis" || query.data.figures.lis.slots.length > 0) && (
            <DaySources view={query.data} figure={figure} format={format} />
          )}
        </section>
        {deeds === null ? (
          <div className="drawer-deeds">
            <AskFigure subject={query.data.subject} localDate={query.data.local_date} figure={figure} />
          </div>
        ) : (
          <ReviewDeedsBar deeds={deeds} />
        )}
      </>
    );
  }
  return <NotLoaded of={query} />;
}

interface DayNameProps {
  readonly view: DaySourcesView | undefined;
  readonly localDate: string;
  readonly format: SiteFormat;
}

function DayName({ view, localDate, format }: DayNameProps) {
  const t = useTranslations("desk");
  const date = format.calendarDate(localDate);
  const day = view?.study_day ?? null;
  return (
    <span className="drawer-day">
      {day === null ? date : `${t("day.long", { day: signedDay(day) })} · ${date}`}
    </span>
  );
}

function DrawerFigure({ view, figure }: { readonly view: DaySourcesView; readonly figure: DailyFigureKey }) {
  const t = useTranslations("desk");
  const { value, n, expected, completeness } = dailyFigure(view.segments.ALL, figure);
  const isWeak = figure === "lis" ? !view.segments.ALL.lis.comparable : completeness === "INSUFFICIENT";
  return (
    <div className="drawer-figure" aria-live="polite">
      <span className={isWeak ? "drawer-value weak" : "drawer-value"}>{formatFigure(figure, value)}</span>
      <span>
        <span className="drawer-name">{t(`figureLong.${figure}`)}</span>
        <span className="drawer-coverage">
          {figure === "lis" ? (
            <>
              <b>{t("sources.parts", { n })}</b>
              {!view.segments.ALL.lis.comparable && ` · ${t("sources.notComparable")}`}
            </>
          ) : expected === null ? (
            t("sources.gases", { n })
          ) : (
            <>
              <b>{t("sources.slots", { n, expected })}</b>
              {expected > 0 && ` · ${Math.floor((n / expected) * 100)} %`}
              {completeness !== null && (
                <>
                  {" · "}
                  <StateGlyph state={completeness} /> {t(`completeness.${completeness}`)}
                </>
              )}
            </>
          )}
        </span>
      </span>
    </div>
  );
}
