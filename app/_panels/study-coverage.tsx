"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { StudyCoverageChart } from "#app/_charts/study-coverage-chart.tsx";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import type { StudyView } from "#lib/projections/study-view.ts";

const KINDS = ["complete", "partial", "insufficient", "short", "running"] as const;

interface StudyCoverageProps {
  readonly view: StudyView;
  readonly quantity: StudyQuantity;
}

/** How complete the subjects' days are. What has no schedule of its own is shown by PEEP's. */
export function StudyCoverage({ view, quantity }: StudyCoverageProps) {
  const t = useTranslations("study");
  const shown = quantity === "pf_ratio" || quantity === "lis" ? "peep" : quantity;
  const days = view.coverage[shown];
  const title = t("coverage.title", { name: t(`short.${shown}`) });
  const dayLabel = useCallback((day: number) => t("day", { day }), [t]);
  return (
    <section className="study-panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="study-legend">
        {KINDS.slice(0, 4).map((kind) => (
          <span key={kind}>
            <i className={`swatch ${kind}`} />
            {t(kind === "short" ? "coverage.pale" : `coverage.${kind}`)}
          </span>
        ))}
      </p>
      <div className="study-aligned">
        <StudyCoverageChart days={days} dayLabel={dayLabel} label={title} />
        <table className="study-columns">
          <caption className="visually-hidden">{title}</caption>
          <colgroup>
            <col />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <td />
              {days.map(({ study_day }) => (
                <th key={study_day} scope="col">
                  {dayLabel(study_day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.filter((kind) => days.some((day) => day[kind] > 0)).map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`coverage.${kind}`)}</th>
                {days.map((day) => (
                  <td key={day.study_day}>{day[kind] || ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
