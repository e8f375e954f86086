"use client";
import { useTranslations } from "next-intl";
import type { BiomarkerDay, StudyBiomarker } from "#lib/projections/study-view.ts";

const SIGNIFICANT = 3;

interface StudyBiomarkersProps {
  readonly biomarkers: readonly StudyBiomarker[];
  /** Where it is of one arm. */
  readonly title?: string;
}

/** Biomarkers by study day. */
export function StudyBiomarkers({ biomarkers, title }: StudyBiomarkersProps) {
  const t = useTranslations("study.biomarkers");
  const day = useTranslations("study");
  const days = [...new Set(biomarkers.flatMap((one) => one.days.map(({ study_day }) => study_day)))].toSorted(
    (a, b) => a - b,
  );
  return (
    <section className="study-panel" aria-label={title ?? t("title")}>
      <h2>{title ?? t("title")}</h2>
      {biomarkers.length === 0 ? (
        <p className="study-none">{t("none")}</p>
      ) : (
        <>
          <p>{t("explained")}</p>
          <div className="scroll">
            <table className="study-table study-summary">
              <thead>
                <tr>
                  <th scope="col">{t("marker")}</th>
                  {days.map((one) => (
                    <th key={one} scope="col" className="number">
                      {day("day", { day: one })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {biomarkers.map(({ analyte, matrix, unit, days: measured }) => (
                  <tr key={`${analyte} ${matrix}`}>
                    <th scope="row">
                      {t(analyte)}, {t(matrix)} <small>{unit}</small>
                    </th>
                    {days.map((one) => (
                      <td key={one} className="number">
                        <Marker of={measured.find(({ study_day }) => study_day === one)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Marker({ of }: { readonly of: BiomarkerDay | undefined }) {
  const t = useTranslations("study.biomarkers");
  if (of === undefined) return "—";
  const { value, below, above, not_done } = of;
  return (
    <>
      {figure(value.median)}{" "}
      <small>
        {value.n > 1 && `${figure(value.q1)}–${figure(value.q3)}`}
        <br />
        {t("counts", { n: value.n, below, above, not_done })}
      </small>
    </>
  );
}

/** Three significant figures, without a power of ten. */
function figure(value: number | null): string {
  return value === null ? "—" : String(Number(value.toPrecision(SIGNIFICANT)));
}
