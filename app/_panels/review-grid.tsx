"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useMemo,
} from "react";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import type { Cell } from "./grid-movement.ts";
import { type CellWords, cellWords, isIdle, ReviewCellFigures } from "./review-cell.tsx";
import { type DayCell, matches, REVIEW_DAYS, type ReviewFilter, type ReviewRow } from "./review-table.ts";
import { cellOf, type useRovingGrid } from "./use-roving-grid.ts";
import { useRowSlots } from "./use-row-slots.ts";

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
  /** What scrolls. */
  readonly scroll: RefObject<HTMLDivElement | null>;
  /** What `review.css` draws in the cells. */
  readonly marks: CSSProperties;
  readonly onOpen: (row: ReviewRow, cell: DayCell) => void;
  readonly onSubject: (subject: string) => void;
}

/** The day that a cell of the grid stands for; `null` for a subject's name or a day that has not begun. */
export function dayAt(rows: readonly ReviewRow[], { row, column }: Cell): [ReviewRow, DayCell] | null {
  const found = rows[row];
  const cell = found?.cells[column - 1];
  return found === undefined || cell === undefined || cell === null ? null : [found, cell];
}

/** The ARIA practices make a grid of a table: its cells are then grid cells, and can be selected. */
const GRID = { role: "grid" };
/** As high as `review.css` says. Pixels. */
const ROW_HEIGHT = 42;
/** Rows drawn beyond what is seen, so that a quick hand finds them there. */
const SPARE_ROWS = 4;

/**
 * Subjects by study day, as an ARIA grid: one stop of Tab, arrows inside, Enter opens. Of a thousand rows those are
 * drawn that are seen, and the one with the focus, so that the focus is never lost by scrolling. They are of one
 * height, so that none is measured, and their elements go from row to row.
 */
export function ReviewGrid(props: ReviewGridProps) {
  const { rows, figure, roving, scroll, onOpen, onSubject } = props;
  const t = useTranslations("review");
  const desk = useTranslations("desk");
  const activeRow = roving.active.row;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: SPARE_ROWS,
    // Before it is measured on the page: a screen's worth, so that the first paint has rows.
    initialRect: { width: 1_200, height: 800 },
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      if (seen.includes(activeRow) || activeRow >= range.count) return seen;
      return [...seen, activeRow].toSorted((a, b) => a - b);
    },
  });

  const drawn = useRowSlots({
    rows: virtual.getVirtualIndexes(),
    focused: activeRow,
    isScrolling: virtual.isScrolling,
  });

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

  const onFocus = (event: FocusEvent): void => {
    const cell = cellOf(event.target);
    if (cell !== null) roving.goTo(cell, false);
  };
  const words = useMemo(() => cellWords(t), [t]);

  return (
    <table
      {...GRID}
      className="review-grid"
      ref={roving.grid}
      style={props.marks}
      aria-label={t("grid", { figure: desk(`figureLong.${figure}`) })}
      aria-rowcount={rows.length + 1}
      aria-colcount={REVIEW_DAYS.length + 1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={onFocus}
    >
      <thead>
        <tr className="review-row review-head">
          <th scope="col">{t("subject")}</th>
          {REVIEW_DAYS.map((day) => (
            <th scope="col" key={day}>
              {t("day", { day })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ height: virtual.getTotalSize() + 1 }}>
        {drawn.map(([index, slot]) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <SubjectRow
                key={slot}
                row={row}
                index={index}
                figure={figure}
                filter={props.filter}
                openDate={props.chosen?.subject === row.subject.subject ? props.chosen.localDate : null}
                stop={index === activeRow ? roving.active.column : null}
                t={t}
                words={words}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

interface SubjectRowProps {
  readonly row: ReviewRow;
  readonly index: number;
  readonly figure: DailyFigureKey;
  readonly filter: ReviewFilter;
  /** The date whose day is opened; `null`: none of this row. */
  readonly openDate: string | null;
  /** The column that Tab stops at; `null`: none of this row. */
  readonly stop: number | null;
  readonly t: Words;
  readonly words: CellWords;
}

/** Drawn again only when it is another row's, or its own marks change: a thousand of them pass by in a second. */
const SubjectRow = memo(function SubjectRow(props: SubjectRowProps) {
  const { row, index, figure, filter, openDate, stop, t, words } = props;
  const { subject } = row;
  const where = standing(t, words, subject);
  const place = (column: number) => ({
    "data-cell": `${index},${column}`,
    tabIndex: column === stop ? 0 : -1,
  });
  return (
    <tr
      className={openDate === null && stop === null ? "review-row" : "review-row raised"}
      aria-rowindex={index + 2}
      style={{ top: index * ROW_HEIGHT }}
    >
      <th scope="row" className="review-subject" {...place(0)}>
        <b title={subject.subject}>{subject.subject}</b>
        <small title={where}>{where}</small>
      </th>
      {row.cells.map((cell, day) => (
        <td
          key={REVIEW_DAYS[day]}
          className={cellClass(cell, filter)}
          style={shareOf(cell)}
          {...{ "aria-selected": cell !== null && cell.localDate === openDate }}
          {...place(day + 1)}
        >
          {cell !== null ? (
            <ReviewCellFigures cell={cell} figure={figure} ventilated={subject.ventilated} words={words} />
          ) : day > 0 || subject.infusion_started_at !== null ? (
            // Blank to the eye, a word to the ear; that there was no infusion is said once in the row.
            <span className="visually-hidden">{words.notBegun}</span>
          ) : (
            words.notInfused
          )}
        </td>
      ))}
    </tr>
  );
});

type Words = ReturnType<typeof useTranslations<"review">>;

function standing(t: Words, words: CellWords, { bed, ventilated, dates }: ReviewRow["subject"]): string {
  if (bed === null) return words.left;
  const place = t("bed", { bed });
  return ventilated || dates.length === 0 ? place : `${place} · ${words.extubated}`;
}

/** How much of the schedule was kept, for the bar; nothing where nothing was scheduled. */
function shareOf(cell: DayCell | null): CSSProperties | undefined {
  if (cell === null || cell.expected === null || cell.expected === 0) return undefined;
  return { "--share": Math.min(cell.n / cell.expected, 1) } as CSSProperties;
}

/** What asks for somebody has a bar; what is too thin to stand on is hatched, whatever was said of it since. */
function cellClass(cell: DayCell | null, filter: ReviewFilter): string {
  if (cell === null) return "review-cell not-begun";
  const { state, completeness, expected } = cell;
  const classes = ["review-cell"];
  if (expected !== null && expected > 0) classes.push("scheduled");
  if (isIdle(cell)) classes.push("idle");
  else if (state !== null) classes.push(state.toLowerCase());
  if (completeness === "INSUFFICIENT") classes.push("weak");
  if (filter !== "all" && matches(cell, filter)) classes.push("sought");
  return classes.join(" ");
}
