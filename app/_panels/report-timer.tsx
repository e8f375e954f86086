"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { ReportView } from "#lib/projections/events-view.ts";
import { reportStanding } from "#lib/study/report-deadlines.ts";
import { MINUTE, parseInstant } from "#lib/units/instant.ts";
import { useAgeWords } from "./use-age-words.ts";

interface ReportTimerProps {
  readonly report: ReportView;
  readonly format: SiteFormat;
  /** Says which report it is. */
  readonly isNamed?: boolean;
}

/** Until when something is to be reported, counting down; by how much it is late; or when it was reported. */
export function ReportTimer({ report, format, isNamed = false }: ReportTimerProps) {
  const t = useTranslations("events.report");
  const age = useAgeWords();
  const { due_at: dueAt, sent_at: sentAt, certain } = report;
  // By the minute: a second hand over days would be noise.
  const minute = useNow((now) => Math.floor(now / MINUTE));
  const due = parseInstant(dueAt);
  const sent = parseInstant(sentAt);
  if (minute === null) return null;
  const now = (minute * MINUTE) as Parameters<typeof reportStanding>[2];
  const { state, ms } = reportStanding(due, sent, now);
  const dueTime = dueAt === null ? "—" : format.dateClock(dueAt);
  const sentTime = sentAt === null ? "—" : format.dateClock(sentAt);
  const words = {
    due: () => t("due", { time: dueTime, left: age(ms) }),
    overdue: () => t("overdue", { time: dueTime, age: age(ms) }),
    sent: () => t("sent", { time: sentTime }),
    sent_late: () => t("sentLate", { time: sentTime, age: age(ms) }),
    not_due: () => t("notDue"),
  }[state]();
  return (
    <span className={`report-timer is-${state}`} data-report={report.report} data-state={state}>
      {isNamed && <span>{t(report.report)}: </span>}
      {state === "overdue" ? <b>{words}</b> : words}
      {!certain && dueAt !== null && sentAt === null && <small> {t("perhaps")}</small>}
    </span>
  );
}
