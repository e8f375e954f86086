"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { FigureState } from "#lib/log/figure-state.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { REVIEW_FILTERS, type ReviewFilter } from "./review-table.ts";
import { Segmented } from "./segmented.tsx";
import { StateGlyph } from "./state-glyph.tsx";

const STATES = [
  "RUNNING",
  "COMPLETE",
  "PARTIAL",
  "INSUFFICIENT",
  "SHORT",
  "QUERIED",
  "VERIFIED",
  "SIGNED",
  "REOPENED",
] as const satisfies readonly FigureState[];

interface ReviewBarProps {
  readonly figure: DailyFigureKey;
  readonly onFigure: (figure: DailyFigureKey) => void;
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly counts: Readonly<Record<ReviewFilter, number>>;
  readonly sought: string;
  readonly onSought: (sought: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Rows that are left. */
  readonly shown: number;
}

/** Above the table: which quantity, which days, whose, and what the shapes mean. */
export function ReviewBar(props: ReviewBarProps) {
  const { figure, filter, counts, sought } = props;
  const t = useTranslations("review");
  const desk = useTranslations("desk");
  return (
    <div className="bar review-bar">
      <h1>{t("title")}</h1>
      <Segmented
        label={t("quantity")}
        values={DAILY_FIGURES}
        chosen={figure}
        onChoose={props.onFigure}
        text={(each) => desk(`figure.${each}`)}
      />
      <Segmented
        label={t("filter")}
        values={REVIEW_FILTERS}
        chosen={filter}
        onChoose={props.onFilter}
        text={(each) => `${t(`show.${each}`)} ${counts[each]}`}
      />
      <search className="review-find">
        <input
          ref={props.search}
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          value={sought}
          maxLength={64}
          onChange={(event) => props.onSought(event.target.value)}
        />
        <span role="status">{t("shown", { rows: props.shown })}</span>
      </search>
      <ul className="legend">
        {STATES.map((state) => (
          <li key={state}>
            <StateGlyph state={state} />
            {t(`state.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
