"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { DailyFigureKey } from "#lib/projections/day-view.ts";
import { CoverageBar } from "./coverage-bar.tsx";
import type { ReviewCell } from "./review-table.ts";
import { StateGlyph } from "./state-glyph.tsx";

interface ReviewCellProps {
  readonly cell: ReviewCell;
  readonly figure: DailyFigureKey;
  /** The subject is on the ventilator now. */
  readonly ventilated: boolean;
}

/** One subject's day: the value, how much it stands on, and its state as a shape. */
export function ReviewCellFigures({ cell, figure, ventilated }: ReviewCellProps) {
  const t = useTranslations("desk");
  const { value, n, expected, completeness } = cell;
  if (value === null && n === 0 && expected === 0) {
    return <span className="review-idle">{t(ventilated ? "review.nothingDue" : "review.extubated")}</span>;
  }
  return (
    <>
      <b>{formatFigure(figure, value)}</b>
      <span className="review-n">
        {expected === null ? t("review.n", { n }) : `${n}/${expected}`}
        {completeness !== null && (
          <>
            <StateGlyph completeness={completeness} />
            <span className="visually-hidden">{t(`completeness.${completeness}`)}</span>
          </>
        )}
      </span>
      {expected !== null && <CoverageBar n={n} expected={expected} />}
    </>
  );
}
