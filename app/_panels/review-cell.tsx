"use client";

import type { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { FigureState } from "#lib/log/figure-state.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import type { DayCell } from "./review-table.ts";

interface ReviewCellProps {
  readonly cell: DayCell;
  readonly figure: DailyFigureKey;
  /** The subject is on the ventilator now. */
  readonly ventilated: boolean;
  readonly words: CellWords;
}

/** The words of all cells, looked up once: thousands of cells pass by when the table is scrolled. */
export function cellWords(t: ReturnType<typeof useTranslations<"review">>) {
  return {
    state: {
      RUNNING: t("state.RUNNING"),
      COMPLETE: t("state.COMPLETE"),
      PARTIAL: t("state.PARTIAL"),
      INSUFFICIENT: t("state.INSUFFICIENT"),
      SHORT: t("state.SHORT"),
      QUERIED: t("state.QUERIED"),
      VERIFIED: t("state.VERIFIED"),
      SIGNED: t("state.SIGNED"),
      REOPENED: t("state.REOPENED"),
    } satisfies Readonly<Record<FigureState, string>>,
    nothingDue: t("nothingDue"),
    extubated: t("extubated"),
    notBegun: t("notBegun"),
    notInfused: t("notInfused"),
    left: t("left"),
  };
}

export type CellWords = ReturnType<typeof cellWords>;

/**
 * One subject's day: the value, how much it stands on, and where it stands as a shape. Two elements, since every
 * one more is paid a thousandfold while the table is scrolled; what else is seen is the cell's background.
 */
export function ReviewCellFigures({ cell, figure, ventilated, words }: ReviewCellProps) {
  const { value, n, expected, state } = cell;
  if (isIdle(cell)) return ventilated ? words.nothingDue : words.extubated;
  return (
    <>
      <b>{formatFigure(figure, value)}</b>
      {expected === null ? `n ${n}` : `${n}/${expected}`}
      {state !== null && <i>{words.state[state]}</i>}
    </>
  );
}

/** Nothing came, and nothing was expected. */
export function isIdle({ value, n, expected, state }: DayCell): boolean {
  return value === null && n === 0 && (expected ?? 0) === 0 && (state === null || state === "RUNNING");
}
