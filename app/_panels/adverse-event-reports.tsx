"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { AdverseEventView } from "#lib/projections/events-view.ts";
import { useReasonWords } from "./reason-fields.tsx";
import { ReportForm } from "./report-form.tsx";
import { ReportTimer } from "./report-timer.tsx";

interface AdverseEventReportsProps {
  readonly event: AdverseEventView;
  readonly format: SiteFormat;
  readonly timeZone: string;
}

/** What is to be reported until when; a report that was made ends the time that runs. */
export function AdverseEventReports({ event, format, timeZone }: AdverseEventReportsProps) {
  const t = useTranslations("events.report");
  const reason = useReasonWords();
  const mayReport = useMay("data:correct");
  const [entering, setEntering] = useState<string | null>(null);
  const { reports, voided } = event;
  return (
    <section className="panel" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      {reports.length === 0 && <p className="count">{t("nothing")}</p>}
      <ul className="plain-list reports">
        {reports.map((report) => (
          <li key={report.report}>
            <div className="bar">
              <b>{t(report.report)}</b>
              {voided === null && <ReportTimer report={report} format={format} />}
              {mayReport && voided === null && entering !== report.report && (
                <button
                  type="button"
                  className="button quiet bar-end"
                  onClick={() => setEntering(report.report)}
                >
                  {report.sent_at === null ? t("enter") : t("correct")}
                </button>
              )}
            </div>
            {report.entered.map((one) => (
              <p key={one.at} className="count">
                {t("history", { sent: format.dateClock(one.sent_at), name: one.by })}
                {one.reason !== null && ` · ${reason(one.reason)}`}
              </p>
            ))}
            {entering === report.report && (
              <ReportForm
                event={event}
                report={report}
                timeZone={timeZone}
                onClose={() => setEntering(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
