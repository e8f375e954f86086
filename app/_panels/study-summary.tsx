"use client";
import { useTranslations } from "next-intl";
import { STUDY_QUANTITIES } from "#lib/projections/cohort-subject.ts";
import type { StudyView } from "#lib/projections/study-view.ts";
import { formatStudyFigure, STUDY_UNITS } from "./study-figure.ts";

/** Every quantity by study day in one table, for reading and for paper. */
export function StudySummary({ view }: { readonly view: StudyView }) {
  const t = useTranslations("study");
  const unit = useTranslations("desk.unit");
  return (
    <section className="study-panel" aria-label={t("summary.title")}>
      <h2>{t("summary.title")}</h2>
      <p>{t("summary.explained")}</p>
      <div className="scroll">
        <table className="study-table study-summary">
          <thead>
            <tr>
              <th scope="col">{t("summary.quantity")}</th>
              {view.study_days.map((day) => (
                <th key={day} scope="col" className="number">
                  {t("day", { day })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STUDY_QUANTITIES.map((quantity) => {
              const unitKey = STUDY_UNITS[quantity];
              return (
                <tr key={quantity}>
                  <th scope="row">
                    {t(`short.${quantity}`)} {unitKey !== null && <small>{unit(unitKey)}</small>}
                  </th>
                  {view.quantities[quantity].map(({ study_day, value }) => (
                    <td key={study_day} className="number">
                      {value.n === 0 ? (
                        "—"
                      ) : (
                        <>
                          {formatStudyFigure(quantity, value.median)}{" "}
                          <small>
                            {formatStudyFigure(quantity, value.q1)}–{formatStudyFigure(quantity, value.q3)}
                            <br />
                            {formatStudyFigure(quantity, value.mean)} ±{" "}
                            {formatStudyFigure(quantity, value.sd)} · {t("summary.n", { n: value.n })}
                          </small>
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
