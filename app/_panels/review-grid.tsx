"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useEffect } from "react";
import type { DailyFigureKey } from "#lib/projections/day-view.ts";
import type { Cell } from "./grid-movement.ts";
import { ReviewCellFigures } from "./review-cell.tsx";
import { matches, REVIEW_DAYS, type ReviewCell, type ReviewFilter, type ReviewRow } from "./review-table.ts";
import { cellOf, type useRovingGrid } from "./use-roving-grid.ts";

/** A day of a subject, as the drawer is asked for it. */
export interface DayChoice {
  readonly subject: string;
  readonly localDate: string;
}

interface ReviewGridProps {
  readonly rows: readonly ReviewRow[];
  readonly figure: DailyFigureKey;
  readonly filter: ReviewFilter;
  readonly chosen: DayChoice | null;
  readonly roving: ReturnType<typeof useRovingGrid>;
  readonly onOpen: (row: ReviewRow, cell: ReviewCell) => void;
  readonly onSubject: (subject: string) => void;
}

/** The day that a cell of the grid stands for; `null` for a subject's name or a day that has not begun. */
export function dayAt(rows: readonly ReviewRow[], { row, column }: Cell): [ReviewRow, ReviewCell] | null {
  const found = rows[row];
  const cell = found?.cells[column - 1];
  return found === undefined || cell === undefined || cell === null ? null : [found, cell];
}

/** The ARIA practices make a grid of a table: its cells are then grid cells, and can be selected. */
const GRID = { role: "grid" };

/** Subjects by study day, as an ARIA grid: one stop of Tab, arrows inside, Enter opens. */
export function ReviewGrid(props: ReviewGridProps) {
  const { rows, figure, roving, onOpen, onSubject } = props;
  const t = useTranslations("desk");

  const hasRows = rows.length > 0;
  const { grid } = roving;
  useEffect(() => {
    // The page is worked by keyboard: its keys answer at once, unless someone is already elsewhere.
    if (!hasRows || document.activeElement !== document.body) return;
    grid.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus({ preventScroll: true });
  }, [hasRows, grid]);

  const open = (cell: Cell): void => {
    const day = dayAt(rows, cell);
    const name = rows[cell.row]?.subject.subject;
    if (day !== null) onOpen(...day);
    else if (cell.column === 0 && name !== undefined) onSubject(name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") {
      roving.onKeyDown(event);
      return;
    }
    event.preventDefault();
    open(roving.active);
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell === null) return;
    roving.goTo(cell);
    open(cell);
  };

  return (
    <table
      {...GRID}
      className="review-grid"
      ref={roving.grid}
      aria-label={t("review.grid", { figure: t(`figureLong.${figure}`) })}
      aria-rowcount={rows.length + 1}
      aria-colcount={REVIEW_DAYS.length + 1}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <thead>
        <tr className="review-row review-head">
          <th scope="col">{t("review.subject")}</th>
          {REVIEW_DAYS.map((day) => (
            <th scope="col" key={day}>
              {t("day.long", { day })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <SubjectRow key={row.subject.subject} {...props} row={row} index={index} />
        ))}
      </tbody>
    </table>
  );
}

function SubjectRow({
  row,
  index,
  figure,
  filter,
  chosen,
  roving,
}: ReviewGridProps & { readonly row: ReviewRow; readonly index: number }) {
  const t = useTranslations("desk");
  const { subject } = row;
  return (
    <tr className="review-row" aria-rowindex={index + 2}>
      <th scope="row" className="review-subject" {...roving.cellProps({ row: index, column: 0 })}>
        <b title={subject.subject}>{subject.subject}</b>
        <small title={standing(t, subject)}>{standing(t, subject)}</small>
      </th>
      {row.cells.map((cell, day) => {
        const open =
          chosen !== null &&
          chosen.subject === subject.subject &&
          cell !== null &&
          chosen.localDate === cell.localDate;
        return (
          <td
            key={REVIEW_DAYS[day]}
            className={cellClass(cell, filter)}
            {...{ "aria-selected": open }}
            {...roving.cellProps({ row: index, column: day + 1 })}
          >
            {cell === null ? (
              <NotBegun isInfused={day > 0 || subject.infusion_started_at !== null} />
            ) : (
              <ReviewCellFigures cell={cell} figure={figure} ventilated={subject.ventilated} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function standing(t: Words, subject: ReviewRow["subject"]): string {
  const place = subject.bed === null ? t("review.left") : t("subject.bed", { bed: subject.bed });
  return subject.ventilated || subject.days.length === 0 || subject.bed === null
    ? place
    : `${place} · ${t("review.extubated")}`;
}

function cellClass(cell: ReviewCell | null, filter: ReviewFilter): string {
  if (cell === null) return "review-cell not-begun";
  const isIdle = cell.value === null && cell.n === 0 && cell.expected === 0;
  const state = isIdle ? "idle" : (cell.completeness?.toLowerCase() ?? "");
  const sought = filter !== "all" && matches(cell, filter) ? " sought" : "";
  return `review-cell ${state}${sought}`;
}

/** Blank to the eye, a word to the ear; that there was no infusion is said once in the row. */
function NotBegun({ isInfused }: { readonly isInfused: boolean }) {
  const t = useTranslations("desk");
  return isInfused ? (
    <span className="visually-hidden">{t("review.notBegun")}</span>
  ) : (
    t("subject.notInfused")
  );
}
