"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, MouseEvent } from "react";
import { GUTTER } from "#app/_charts/course-lanes.ts";
import { type DayColumn, dayColumns, type TimeRange } from "#app/_charts/course-range.ts";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { SubjectDay } from "#lib/projections/day-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import type { CourseFrame } from "./course-frame.ts";
import { dailyFigure, isIncomplete } from "./daily-figure.ts";
import { StateGlyph } from "./state-glyph.tsx";
import { cellOf, useRovingGrid } from "./use-roving-grid.ts";

interface DayTableProps {
  readonly view: SubjectView;
  readonly frame: CourseFrame;
  readonly range: TimeRange;
  readonly format: SiteFormat;
  readonly opened: { readonly localDate: string; readonly figure: DailyFigureKey } | null;
  readonly onOpen: (localDate: string, figure: DailyFigureKey) => void;
}

/** A column of the table: the chart's day above it, and the day's figures if it has begun. */
interface TableDay {
  readonly column: DayColumn;
  readonly day: SubjectDay | undefined;
  readonly name: string;
}

/** The ARIA practices make a grid of a table: its cells are then grid cells, and can be selected. */
const GRID = { role: "grid" };

/** The daily figures under the chart's own day columns, however far it is zoomed; a cell opens to its readings. */
export function DayTable({ view, frame, range, format, opened, onOpen }: DayTableProps) {
  const t = useTranslations("desk");
  const columns = dayColumns(frame.midnights, range);
  const days = tableDays(t, columns, view, frame, format);
  const roving = useRovingGrid({ rows: DAILY_FIGURES.length, columns: days.length });
  const open = ({ row, column }: { row: number; column: number }): void => {
    const figure = DAILY_FIGURES[row];
    const day = days[column]?.day;
    if (figure !== undefined && day !== undefined) onOpen(day.local_date, figure);
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
  const template = {
    gridTemplateColumns: `${GUTTER}px ${columns.map(({ width }) => `minmax(0, ${width}fr)`).join(" ")}`,
  };
  return (
    <div className="day-table-frame">
      <table
        {...GRID}
        className="day-table"
        ref={roving.grid}
        aria-label={t("days.caption", { subject: view.subject })}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("days.figure")}</th>
            {days.map(({ column, name }) => (
              <th key={column.index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAILY_FIGURES.map((figure, row) => (
            <tr key={figure} className={figure} style={template}>
              <th scope="row">{t(`figure.${figure}`)}</th>
              {days.map(({ column, day }, index) => (
                <td
                  key={column.index}
                  className={cellClass(day, figure)}
                  {...{
                    "aria-selected":
                      opened !== null && day?.local_date === opened.localDate && figure === opened.figure,
                  }}
                  {...roving.cellProps({ row, column: index })}
                >
                  {day !== undefined && <Cell day={day} figure={figure} />}
                </td>
              ))}
            </tr>
          ))}
          <tr className="states" style={template}>
            <th scope="row">{t("days.state")}</th>
            {days.map(({ column, day }) => (
              <td key={column.index}>{day !== undefined && <DayState day={day} />}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {columns.some((column) => !column.entire) && <p className="day-table-note">{t("course.partDay")}</p>}
    </div>
  );
}

function Cell({ day, figure }: { readonly day: SubjectDay; readonly figure: DailyFigureKey }) {
  const t = useTranslations("desk");
  const review = useTranslations("review.state");
  const standing = day.standings[figure];
  const { value, n, expected, completeness } = dailyFigure(day.segments.ALL, figure);
  if (value === null && n === 0 && (expected ?? 0) === 0) return <span className="n">—</span>;
  return (
    <>
      <b>{formatFigure(figure, value)}</b>
      <span className="n">
        {figure === "lis"
          ? t("days.parts", { n })
          : expected === null
            ? n > 1 && t("days.gases", { n })
            : `${n}/${expected}`}
        {standing !== null ? (
          <StateGlyph state={standing} />
        ) : (
          isIncomplete(completeness) && completeness !== null && <StateGlyph state={completeness} />
        )}
        {figure === "lis" && !day.segments.ALL.lis.comparable && n > 0 && (
          <span className="visually-hidden">{t("sources.notComparable")}</span>
        )}
        {completeness !== null && (
          <span className="visually-hidden">{t(`completeness.${completeness}`)}</span>
        )}
        {standing !== null && <span className="visually-hidden">{review(standing)}</span>}
      </span>
    </>
  );
}

/** The day as the hourly PEEP, the trial's densest schedule, has it. */
function DayState({ day }: { readonly day: SubjectDay }) {
  const t = useTranslations("desk");
  const { completeness } = day.segments.ALL.peep;
  if (completeness === null) return null;
  return (
    <>
      <StateGlyph state={completeness} />
      <span className="n">{t(`completeness.${completeness}`)}</span>
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function tableDays(
  t: Words,
  columns: readonly DayColumn[],
  view: SubjectView,
  frame: CourseFrame,
  format: SiteFormat,
): readonly TableDay[] {
  const known = new Map(view.days.map((day) => [day.local_date, day]));
  return columns.map((column) => {
    const midnight = frame.midnights[column.index] ?? 0;
    const studyDay = frame.studyDays[column.index] ?? null;
    return {
      column,
      day: known.get(format.localDate(midnight)),
      name: studyDay === null ? format.date(midnight) : t("day.long", { day: signedDay(studyDay) }),
    };
  });
}

function cellClass(day: SubjectDay | undefined, figure: DailyFigureKey): string {
  if (day === undefined) return "blank";
  if (figure === "lis" && !day.segments.ALL.lis.comparable) return "insufficient";
  return dailyFigure(day.segments.ALL, figure).completeness?.toLowerCase() ?? "plain";
}
