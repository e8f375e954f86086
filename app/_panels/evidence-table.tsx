"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { EvidenceSeries } from "#lib/projections/case-evidence.ts";

interface EvidenceTableProps {
  readonly series: readonly EvidenceSeries[];
  readonly format: SiteFormat;
}

/** Every reading around an onset in order of time; what does not count is struck and named. */
export function EvidenceTable({ series, format }: EvidenceTableProps) {
  const t = useTranslations("events.evidence");
  const words = useTranslations("desk");
  const rows = series
    .flatMap(({ parameter, unit, readings }) => readings.map((one) => ({ ...one, parameter, unit })))
    .toSorted((a, b) => Date.parse(a.observed_at) - Date.parse(b.observed_at));
  return (
    <details className="history">
      <summary>{t("table", { count: rows.length })}</summary>
      <div className="scroll evidence-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("time")}</th>
              <th scope="col">{t("parameter")}</th>
              <th scope="col" className="number">
                {t("value")}
              </th>
              <th scope="col">{t("source")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.parameter} ${row.observed_at} ${row.source} ${row.value} ${row.status}`}>
                <td>{format.dateClock(row.observed_at)}</td>
                <td>{words(`parameter.${row.parameter}`)}</td>
                <td className="number">
                  {row.status === "valid" ? (
                    <b>{formatFigure(row.parameter, row.value)}</b>
                  ) : (
                    <s>{formatFigure(row.parameter, row.value)}</s>
                  )}{" "}
                  {formatUnit(row.unit)}
                </td>
                <td>
                  {row.source}
                  {row.status !== "valid" && (
                    <small> {t("notCounted", { status: words(`status.${row.status}`) })}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
