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
}

/** One subject's day: the value, how much it stands on, and its state as a shape. */
export function ReviewCellFigures({ cell, figure }: ReviewCellProps) {
  const t = useTranslations("desk");
  const { value, n, expected, completeness } = cell;
  return (
    <>
      <b>{formatFigure(figure, value)}</b>
      <span className="review-n">
        {expected === null ? t("review.n", { n }) : `${n}/${expected}`}
        {completeness !== null && <StateGlyph completeness={completeness} />}
      </span>
      {expected !== null && <CoverageBar n={n} expected={expected} />}
    </>
  );
}
