"use client";

import { useTranslations } from "next-intl";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { REVIEW_FILTERS, type ReviewFilter } from "./review-table.ts";
import { Segmented } from "./segmented.tsx";
import { StateGlyph } from "./state-glyph.tsx";

const STATES = ["RUNNING", "COMPLETE", "PARTIAL", "INSUFFICIENT", "SHORT"] as const;

interface ReviewBarProps {
  readonly figure: DailyFigureKey;
  readonly onFigure: (figure: DailyFigureKey) => void;
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly counts: Readonly<Record<ReviewFilter, number>>;
}

/** Above the table: which quantity, which days, and what the shapes mean. */
export function ReviewBar({ figure, onFigure, filter, onFilter, counts }: ReviewBarProps) {
  const t = useTranslations("desk");
  return (
    <div className="bar">
      <h1>{t("review.title")}</h1>
      <Segmented
        label={t("review.quantity")}
        values={DAILY_FIGURES}
        chosen={figure}
        onChoose={onFigure}
        text={(each) => t(`figure.${each}`)}
      />
      <Segmented
        label={t("review.filter")}
        values={REVIEW_FILTERS}
        chosen={filter}
        onChoose={onFilter}
        text={(each) => t(`review.${each}`, { count: counts[each] })}
      />
      <ul className="legend">
        {STATES.map((state) => (
          <li key={state}>
            <StateGlyph completeness={state} />
            {t(`completeness.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
