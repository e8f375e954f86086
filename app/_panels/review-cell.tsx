"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import { CoverageBar } from "./coverage-bar.tsx";
import type { DayCell } from "./review-table.ts";
import { StateGlyph } from "./state-glyph.tsx";

interface ReviewCellProps {
  readonly cell: DayCell;
  readonly figure: DailyFigureKey;
  /** The subject is on the ventilator now. */
  readonly ventilated: boolean;
}

/** One subject's day: the value, how much it stands on, and where it stands as a shape. */
export function ReviewCellFigures({ cell, figure, ventilated }: ReviewCellProps) {
  const t = useTranslations("review");
  const { value, n, expected, state } = cell;
  if (isIdle(cell)) {
    return <span className="review-idle">{t(ventilated ? "nothingDue" : "extubated")}</span>;
  }
  return (
    <>
      <b>{formatFigure(figure, value)}</b>
      <span className="review-n">
        {expected === null ? t("n", { n }) : `${n}/${expected}`}
        {state !== null && (
          <>
            <StateGlyph state={state} />
            <span className="visually-hidden">{t(`state.${state}`)}</span>
          </>
        )}
      </span>
      {expected !== null && <CoverageBar n={n} expected={expected} />}
    </>
  );
}

/** Nothing came, and nothing was expected. */
export function isIdle({ value, n, expected, state }: DayCell): boolean {
  return value === null && n === 0 && (expected ?? 0) === 0 && (state === null || state === "RUNNING");
}
