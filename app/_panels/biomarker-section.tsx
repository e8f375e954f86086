"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ANALYTE_UNITS, type Analyte, type Matrix } from "#lib/ventilation/biomarker.ts";
import { BiomarkerDayForm, keptDay } from "./biomarker-day-form.tsx";
import { biomarkerDays, biomarkerRows } from "./biomarker-grid.ts";
import { FactHistory } from "./fact-history.tsx";
import { OtherDay } from "./other-day.tsx";
import { factNamed, type RecordPartProps } from "./record-facts.ts";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";
import { useFactWords } from "./use-fact-words.ts";
import { useKeptDay } from "./use-kept-day.ts";

/** The last study day on which a sample is taken down. */
const LAST_DAY = 60;

/** Results by analyte, matrix and study day: a value, a reason, or visibly missing. */
export function BiomarkerSection(props: RecordPartProps) {
  const t = useTranslations("record");
  const { view, format, mayEdit } = props;
  const words = useFactWords(format);
  const days = biomarkerDays(view);
  // Every day that can be entered: what was begun of any of them opens again.
  const kept = useKeptDay(Array.from({ length: LAST_DAY + 1 }, (_, day) => keptDay(view.subject, day)));
  const [openDay, setOpenDay] = useState<number | null>(kept);
  const isMissing = (analyte: Analyte, matrix: Matrix, day: number): boolean =>
    view.gaps.biomarkers.some(
      (gap) => gap.study_day === day && gap.analyte === analyte && gap.matrix === matrix,
    );
  return (
    <RecordSection name="biomarkers" missing={missingBySection(view).biomarkers}>
      {view.infusion_started_at === null && <p className="note">{t("biomarkers.noInfusion")}</p>}
      <div className="scroll">
        <table className="biomarkers">
          <caption className="visually-hidden">{t("biomarkers.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("biomarkers.analyte")}</th>
              <th scope="col">{t("biomarkers.matrix")}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {t("biomarkers.day", { day })}
                  {mayEdit && (
                    <button
                      type="button"
                      className="button quiet"
                      aria-label={t("biomarkers.enterDay", { day })}
                      onClick={() => setOpenDay(day)}
                    >
                      {t("biomarkers.enter")}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {biomarkerRows(view).map(([analyte, matrix]) => (
              <tr key={`${analyte} ${matrix}`}>
                <th scope="row">
                  {t(`analyte.${analyte}`)} <span className="note">{ANALYTE_UNITS[analyte]}</span>
                </th>
                <td>{t(`matrix.${matrix}`)}</td>
                {days.map((day) => {
                  const known = factNamed(view, "biomarker", `biomarker/${analyte}/${matrix}/${day}`);
                  const missing = isMissing(analyte, matrix, day);
                  return (
                    <td key={day} className={missing ? "is-missing" : ""}>
                      {known?.fact ? (
                        known.fact.not_done === null ? (
                          `${known.fact.qualifier ?? ""}${known.fact.value}`
                        ) : (
                          <span className="note">{t(`notDone.${known.fact.not_done}`)}</span>
                        )
                      ) : missing ? (
                        t("biomarkers.missing")
                      ) : (
                        "—"
                      )}
                      {known !== null && known.versions.length > 1 && (
                        <FactHistory
                          what={`${t(`analyte.${analyte}`)} ${t(`matrix.${matrix}`)} ${t("biomarkers.day", { day })}`}
                          versions={known.versions}
                          words={words}
                          format={format}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayEdit && openDay === null && <OtherDay last={LAST_DAY} onOpen={setOpenDay} />}
      {openDay !== null && (
        <BiomarkerDayForm
          key={openDay}
          view={view}
          format={format}
          day={openDay}
          onClose={() => setOpenDay(null)}
        />
      )}
    </RecordSection>
  );
}
