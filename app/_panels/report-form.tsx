"use client";
import { useTranslations } from "next-intl";
import { fromSiteInputAfter, toSiteInput } from "#app/_format/site-time-input.ts";
import { Field } from "#app/_forms/field.tsx";
import { siteTime } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { pathOfAdverseEvent } from "#app/_query/event-queries.ts";
import { useEventDeed } from "#app/_query/use-event-deed.ts";
import type { AdverseEventView, ReportView } from "#lib/projections/events-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import { EventProblem } from "./event-problem.tsx";
import { NO_REASON, REASON_RULES, ReasonFields, reasonBody } from "./reason-fields.tsx";

interface ReportFormProps {
  readonly event: AdverseEventView;
  readonly report: ReportView;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** When something was reported; another time than the one on record needs a reason. */
export function ReportForm({ event, report, timeZone, onClose }: ReportFormProps) {
  const t = useTranslations("events.report");
  const words = useTranslations("infusion.form");
  const { sent_at: sentAt } = report;
  const isCorrection = sentAt !== null;
  const at = sentAt === null ? "" : toSiteInput(Date.parse(sentAt) as Instant, timeZone);
  const form = useForm<Readonly<Record<string, string>>>(
    { at, ...NO_REASON },
    { at: siteTime, ...(isCorrection ? REASON_RULES : {}) },
  );
  const deed = useEventDeed(pathOfAdverseEvent(event.adverse_event, "reports"), event.version, onClose);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t(report.report)}
      onSubmit={form.submit((values) =>
        deed.mutate({
          report: report.report,
          sent_at: fromSiteInputAfter(values.at ?? "", timeZone, [event.aware_at]),
          ...(isCorrection ? { reason: reasonBody(values) } : {}),
        }),
      )}
    >
      <Field label={t("at")} of={form.field("at")} hint={words("siteTime")} type="datetime-local" />
      {isCorrection && <ReasonFields code={form.field("reasonCode")} text={form.field("reasonText")} />}
      <EventProblem error={deed.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={deed.isPending}>
          {t("submit")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={onClose}>
          {words("cancel")}
        </button>
      </div>
    </form>
  );
}
