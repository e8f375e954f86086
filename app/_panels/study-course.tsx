"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StudyCourseChart } from "#app/_charts/study-course-chart.tsx";
import { drawnLine } from "#app/_charts/study-lines.ts";
import { studyQuantityQuery } from "#app/_query/study-queries.ts";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import type { QuantityDay, StudyView } from "#lib/projections/study-view.ts";
import { NotLoaded } from "./page-state.tsx";
import { formatStudyFigure, STUDY_UNITS } from "./study-figure.ts";
import type { StudyAddress, StudyMode } from "./use-study-address.ts";

interface StudyCourseProps {
  readonly view: StudyView;
  readonly address: StudyAddress;
}

/** One quantity by study day: every subject's line, the cohort's band and median, and the numbers beneath. */
export function StudyCourse({ view, address }: StudyCourseProps) {
  const t = useTranslations("study");
  const unit = useTranslations("desk.unit");
  const { quantity, mode } = address;
  const query = useQuery(studyQuantityQuery(view.group, quantity));
  const days = view.quantities[quantity];
  const name = t(`long.${quantity}`);
  const unitKey = STUDY_UNITS[quantity];
  const heading = mode === "value" ? t("course.title", { name }) : t("course.changeTitle", { name });
  const columns = useMemo(
    () =>
      days.map((day) => {
        const { q1, median, q3 } = day[mode];
        return { label: t("day", { day: day.study_day }), q1, median, q3 };
      }),
    [days, mode, t],
  );
  // Lines of the quantity before would not belong to the band.
  const loaded = query.data?.quantity === quantity && query.data.group === view.group ? query.data : null;
  const lines = useMemo(
    () => loaded?.lines.flatMap((line) => drawnLine(line, mode) ?? []) ?? [],
    [loaded, mode],
  );
  const limit = useLimit(view, quantity, mode);
  return (
    <section className="study-panel" aria-label={heading}>
      <h2>{heading}</h2>
      <p>
        {t(mode === "value" ? "course.explained" : "course.changeExplained", {
          unit: unitKey === null ? "none" : unit(unitKey),
        })}
      </p>
      <div className="study-aligned">
        {query.data === undefined ? (
          <NotLoaded of={query} />
        ) : (
          <StudyCourseChart
            days={columns}
            lines={lines}
            limit={limit}
            zero={mode === "change"}
            label={heading}
          />
        )}
        <CourseTable days={days} mode={mode} quantity={quantity} name={heading} />
      </div>
      <ExitLegend />
    </section>
  );
}

/** The protocol's limit where the quantity has one; a change has none. */
function useLimit({ limits }: StudyView, quantity: StudyQuantity, mode: StudyMode) {
  const t = useTranslations("study");
  const value =
    quantity === "plateau_pressure"
      ? limits.plateau_pressure
      : quantity === "driving_pressure"
        ? limits.driving_pressure
        : null;
  return useMemo(
    () => (value === null || mode === "change" ? null : { value, label: t("course.limit", { value }) }),
    [value, mode, t],
  );
}

interface CourseTableProps {
  readonly days: readonly QuantityDay[];
  readonly mode: StudyMode;
  readonly quantity: StudyQuantity;
  readonly name: string;
}

/** Beneath the chart, in its columns. */
function CourseTable({ days, mode, quantity, name }: CourseTableProps) {
  const t = useTranslations("study");
  const figure = (value: number | null) => formatStudyFigure(quantity, value);
  // A dash between two minus signs would be read as a third.
  const between = mode === "value" ? "–" : " / ";
  const hasExcluded = days.some(({ excluded }) => excluded > 0);
  const hasRunning = days.some(({ running }) => running > 0);
  return (
    <table className="study-columns">
      <caption className="visually-hidden">{name}</caption>
      <colgroup>
        <col />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <td />
          {days.map(({ study_day }) => (
            <th key={study_day} scope="col">
              {t("day", { day: study_day })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row name={t("row.n")} cells={days.map((day) => day[mode].n)} strong />
        <Row
          name={t("row.median")}
          cells={days.map((day) => (day[mode].n === 0 ? "—" : figure(day[mode].median)))}
        />
        <Row
          name={t("row.quartiles")}
          cells={days.map(({ [mode]: { n, q1, q3 } }) =>
            n < 2 ? "" : `${figure(q1)}${between}${figure(q3)}`,
          )}
        />
        <Row
          name={t("row.mean")}
          cells={days.map((day) => (day[mode].n === 0 ? "" : figure(day[mode].mean)))}
        />
        <Row
          name={t("row.sd")}
          cells={days.map(({ [mode]: { sd } }) => (sd === null ? "" : `±${figure(sd)}`))}
        />
        {hasExcluded && <Row name={t("row.excluded")} cells={days.map(({ excluded }) => excluded || "")} />}
        {hasRunning && <Row name={t("row.running")} cells={days.map(({ running }) => running || "")} />}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly cells: readonly (string | number)[];
  readonly strong?: boolean;
}

function Row({ name, cells, strong = false }: RowProps) {
  return (
    <tr className={strong ? "strong" : undefined}>
      <th scope="row">{name}</th>
      {cells.map((cell, day) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is a study day and never moves
        <td key={day}>{cell}</td>
      ))}
    </tr>
  );
}

/** What the marks at a line's end mean, and why n falls. */
function ExitLegend() {
  const t = useTranslations("study.exit");
  return (
    <p className="study-legend">
      <span>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4" />
        </svg>
        {t("extubated")}
      </span>
      <span>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" />
        </svg>
        {t("died")}
      </span>
      <span>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <rect x="2.5" y="2.5" width="7" height="7" />
        </svg>
        {t("left")}
      </span>
      <span>{t("survivors")}</span>
    </p>
  );
}
