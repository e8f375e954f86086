"use client";

import { useTranslations } from "next-intl";
import { readoutAt } from "#app/_charts/course-readout.ts";
import type { CourseSeries } from "#app/_charts/course-series.ts";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { CoursePlateau, SubjectView } from "#lib/projections/subject-view.ts";

interface CourseReadoutProps {
  readonly series: CourseSeries;
  readonly instant: number | null;
  readonly view: SubjectView;
  readonly format: SiteFormat;
}

/** What the course holds under the pointer; without a pointer, how to move through it. */
export function CourseReadout({ series, instant, view, format }: CourseReadoutProps) {
  const t = useTranslations("desk");
  if (instant === null) return <span className="course-hint">{t("course.hint")}</span>;
  const { hour, column, bloodGas } = readoutAt(series, instant);
  const index = view.course.midnights.findLastIndex((midnight) => Date.parse(midnight) <= instant);
  const day = view.course.study_days[index] ?? null;
  return (
    <>
      <b>
        {day === null ? format.date(instant) : t("day.short", { day: signedDay(day) })}{" "}
        {format.clock(hour?.from ?? instant)}
      </b>
      {hour !== null && (
        <span>
          {hour.value === null
            ? t("course.readout.missing")
            : t("course.readout.peep", { value: formatFigure("peep", hour.value) })}
        </span>
      )}
      {column !== null && <span>{plateauText(t, column.plateau, format)}</span>}
      {bloodGas !== null && (
        <span>
          {t("course.readout.pf", {
            time: format.clock(bloodGas.x),
            value: formatFigure("pf_ratio", bloodGas.y),
          })}
        </span>
      )}
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function plateauText(t: Words, plateau: CoursePlateau, format: SiteFormat): string {
  const { peep, driving_pressure: driving, static_compliance: compliance } = plateau;
  return [
    t("course.readout.plateau", {
      time: format.clock(plateau.observed_at),
      value: formatFigure("plateau_pressure", plateau.value),
    }),
    ...(driving === null || peep === null
      ? [plateau.reason === undefined ? t("course.readout.unpaired") : t(`reason.${plateau.reason}`)]
      : [
          t("course.readout.driving", {
            value: formatFigure("driving_pressure", driving),
            peep: formatFigure("peep", peep),
          }),
        ]),
    ...(compliance === null
      ? []
      : [t("course.readout.compliance", { value: formatFigure("static_compliance", compliance) })]),
    ...(plateau.representative ? [] : [t("course.readout.extra")]),
  ].join(t("now.comma"));
}
