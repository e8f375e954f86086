"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";

interface VacPanelProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
}

/** What surveillance of ventilator-associated conditions found; nothing where it found nothing. */
export function VacPanel({ view, format }: VacPanelProps) {
  const t = useTranslations("desk");
  if (view.ventilator_associated.length === 0) return null;
  return (
    <section className="panel vac" aria-label={t("vac.title")}>
      <h2>{t("vac.title")}</h2>
      <ul className="query-list">
        {view.ventilator_associated.map(({ local_date, study_day, ventilator_day, parameter, from, to }) => (
          <li key={local_date}>
            <b>
              {format.calendarDate(local_date)}
              {study_day !== null && ` · ${t("day.short", { day: signedDay(study_day) })}`}
            </b>
            <span>
              {t("vac.rose", {
                parameter: t(`parameter.${parameter}`),
                from: formatFigure(parameter, from),
                to: formatFigure(parameter, to),
              })}
            </span>
            <small>{t("vac.day", { day: ventilator_day })}</small>
          </li>
        ))}
      </ul>
      <p className="note">{t("vac.note")}</p>
    </section>
  );
}
