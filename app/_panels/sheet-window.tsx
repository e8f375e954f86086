"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { PrintedSheet } from "#lib/projections/day-sheet-view.ts";
import type { ExtremeView } from "#lib/projections/infusion-record-view.ts";
import { HOUR, MINUTE } from "#lib/units/instant.ts";

/** As many events as the sheet has room for. */
const CANDIDATES = 3;

interface SheetWindowProps {
  readonly sheet: PrintedSheet;
  readonly format: SiteFormat;
}

/** The 24 hours after the first infusion: what was given, how support rose, and what became of its events. */
export function SheetWindow({ sheet, format }: SheetWindowProps) {
  const t = useTranslations("review.sheet");
  const { infusion_record: record } = sheet.view;
  const [window] = record.windows;
  if (window === undefined) {
    return (
      <section>
        <h2>{t("window")}</h2>
        <p>{t("noWindow")}</p>
      </section>
    );
  }
  const { figures, given, t0 } = window;
  const since = (at: string): string => sinceT0(Date.parse(at) - Date.parse(t0));
  const compliance = sheet.view.baseline_static_compliance;
  const highest = (extreme: ExtremeView | null, name: "peep" | "fio2"): string | null =>
    extreme === null ? null : t(name, { value: formatFigure(name, extreme.value), at: since(extreme.at) });
  const candidates = record.candidates.filter(({ superseded }) => superseded === null);
  return (
    <section>
      <h2>{t("window")}</h2>
      <table>
        <tbody>
          <Line name={t("given")}>
            {[
              given.cells === null ? null : t("cells", { millions: (given.cells / 1e6).toFixed(0) }),
              given.volume_ml === null ? null : `${given.volume_ml.toFixed(0)} mL`,
              given.ended_at === null
                ? null
                : t("minutes", {
                    minutes: Math.round((Date.parse(given.ended_at) - Date.parse(given.started_at)) / MINUTE),
                  }),
            ]
              .filter((part) => part !== null)
              .join(", ") || t("notRecorded")}
          </Line>
          <Line name={t("baseline")}>
            {t("baselineFigures", {
              peep: formatFigure("peep", figures.peep.baseline),
              fio2: formatFigure("fio2", figures.fio2.baseline),
              compliance: formatFigure("static_compliance", compliance),
            })}
          </Line>
          <Line name={t("highest")}>
            {[highest(figures.peep.highest, "peep"), highest(figures.fio2.highest, "fio2")]
              .filter((part) => part !== null)
              .join("; ") || "—"}
          </Line>
          {candidates.slice(0, CANDIDATES).map(({ candidate, event, term, onset }) => {
            const verdict = sheet.verdicts.find((one) => one.candidate === candidate);
            return (
              <Line key={candidate} name={t("candidate")}>
                {event === null ? term : `IAE-${event}`}, {since(onset)}
                {": "}
                {verdict === undefined
                  ? t("notAdjudicated")
                  : [verdict.investigator, verdict.consultant].filter((said) => said !== null).join(", ")}
              </Line>
            );
          })}
        </tbody>
      </table>
      {candidates.length > CANDIDATES && (
        <p className="sheet-more">{t("more", { count: candidates.length - CANDIDATES })}</p>
      )}
      {candidates.length === 0 && <p>{t("noCandidate")}</p>}
      <p className="visually-hidden">{format.full(t0)}</p>
    </section>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

/** `T+04:07` */
function sinceT0(elapsedMs: number): string {
  const hours = Math.floor(elapsedMs / HOUR);
  const minutes = Math.floor((elapsedMs % HOUR) / MINUTE);
  return `T+${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
