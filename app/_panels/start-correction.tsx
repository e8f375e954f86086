"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { fromSiteInput, toSiteInput } from "#app/_format/site-time-input.ts";
import { Field } from "#app/_forms/field.tsx";
import { filled, siteTime } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import { AskedForm } from "./asked-form.tsx";

interface StartCorrectionProps {
  readonly view: SubjectView;
  /** The start that is on record. */
  readonly was: string;
  readonly format: SiteFormat;
  readonly onClose: () => void;
}

const RULES = { at: siteTime, reason: filled };

/** Corrects T0, with a reason: everything that hangs on it is worked out anew. */
export function StartCorrection({ view, was, format, onClose }: StartCorrectionProps) {
  const t = useTranslations("infusion.start");
  const words = useTranslations("infusion.form");
  const form = useForm({ at: toSiteInput(Date.parse(was) as Instant, view.time_zone), reason: "" }, RULES);
  const correct = useDeed<object>(
    apiPath(["subjects", view.subject, "infusions", "start-corrections"]),
    onClose,
  );
  return (
    <AskedForm
      label={t("title")}
      action={t("submit")}
      deed={correct}
      onCancel={onClose}
      onSubmit={form.submit(({ at, reason }) => {
        const started_at = fromSiteInput(at, view.time_zone);
        if (started_at !== null) correct.mutate({ was, started_at, reason: reason.trim() });
      })}
    >
      <h3>{t("title")}</h3>
      <p className="field-hint">
        {t("present", { time: format.full(was) })} {t("warning")}
      </p>
      <div className="form-row">
        <Field
          label={t("at")}
          of={form.field("at")}
          hint={words("siteTime")}
          type="datetime-local"
          autoFocus
        />
        <Field label={t("reason")} of={form.field("reason")} autoComplete="off" maxLength={500} />
      </div>
    </AskedForm>
  );
}
