"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { REVIEW_FILTERS, type ReviewFilter } from "./review-table.ts";
import { Segmented } from "./segmented.tsx";
import { StateGlyph } from "./state-glyph.tsx";
import { STATES } from "./state-shapes.ts";

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
  /** Rows that the server is still making. */
  readonly coming: number;
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
        <span role="status">
          {t("shown", { rows: props.shown })}
          {props.coming > 0 && ` · ${t("coming", { rows: props.coming })}`}
        </span>
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
