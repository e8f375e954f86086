"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { StudyEnrolmentChart } from "#app/_charts/study-enrolment-chart.tsx";
import { siteFormat } from "#app/_format/site-format.ts";
import type { StudyView } from "#lib/projections/study-view.ts";
import { enrolmentSteps, isoDay } from "./enrolment-steps.ts";

/** Subjects enrolled over time, against the number that the trial wants. */
export function StudyEnrolment({ view }: { readonly view: StudyView }) {
  const t = useTranslations("study.enrolment");
  const locale = useLocale();
  const { dates, target, enrolled } = view.enrolment;
  const format = siteFormat(view.time_zone, locale);
  const today = format.localDate(view.server_time);
  const drawn = useMemo(() => enrolmentSteps(dates, today), [dates, today]);
  const words = useMemo(() => ({ count: target, label: t("target", { target }) }), [target, t]);
  const dayLabel = useMemo(() => {
    const { calendarDate } = siteFormat(view.time_zone, locale);
    return (day: number) => (drawn === null ? "" : calendarDate(isoDay(drawn.first, day)));
  }, [drawn, view.time_zone, locale]);
  return (
    <section className="study-panel" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p>{t("explained", { enrolled, target })}</p>
      {drawn === null ? (
        <p className="study-none">{t("noDates")}</p>
      ) : (
        <>
          <StudyEnrolmentChart
            steps={drawn.steps}
            target={words}
            until={drawn.until}
            dayLabel={dayLabel}
            label={t("title")}
          />
          <table className="visually-hidden">
            <caption>{t("title")}</caption>
            <tbody>
              {drawn.steps.map((step) => (
                <tr key={step.day}>
                  <th scope="row">{dayLabel(step.day)}</th>
                  <td>{step.enrolled}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {dates.length < enrolled && (
        <p className="study-note">{t("undated", { count: enrolled - dates.length })}</p>
      )}
    </section>
  );
}
