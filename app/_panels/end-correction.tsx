"use client";
import { useTranslations } from "next-intl";
import { fromSiteInputAfter, toSiteInput } from "#app/_format/site-time-input.ts";
import { Field } from "#app/_forms/field.tsx";
import { filled, numberFromOrNone, numberOf, siteTime } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import { AskedForm } from "./asked-form.tsx";

interface EndCorrectionProps {
  readonly infusion: InfusionView;
  /** When it is on record as ended. */
  readonly endedAt: string;
  readonly path: string;
  readonly timeZone: string;
  readonly onClose: () => void;
}

const RULES = { at: siteTime, given: numberFromOrNone(0, 2_000, "mL"), reason: filled };

/** Corrects when an infusion ended and how much of it went in; what stood before is kept. */
export function EndCorrection({ infusion, endedAt, path, timeZone, onClose }: EndCorrectionProps) {
  const t = useTranslations("infusion.end");
  const words = useTranslations("infusion");
  const { given_ml: given } = infusion;
  const form = useForm(
    {
      at: toSiteInput(Date.parse(endedAt) as Instant, timeZone),
      given: given === null ? "" : String(given),
      reason: "",
    },
    RULES,
  );
  const correct = useDeed<object>(path, onClose);
  return (
    <AskedForm
      label={t("title")}
      action={t("submit")}
      deed={correct}
      onCancel={onClose}
      onSubmit={form.submit((values) => {
        // Left as it was shown, it is the very time that is on record.
        const ended_at = fromSiteInputAfter(values.at, timeZone, [endedAt]);
        if (ended_at === null) return;
        correct.mutate({ ended_at, given_ml: numberOf(values.given), reason: values.reason.trim() });
      })}
    >
      <h4>{t("title")}</h4>
      <div className="form-row">
        <Field label={t("at")} of={form.field("at")} hint={words("form.siteTime")} type="datetime-local" />
        <Field
          label={words("give.given")}
          of={form.field("given")}
          hint={t("givenHint")}
          inputMode="decimal"
          autoComplete="off"
        />
        <Field label={t("reason")} of={form.field("reason")} autoComplete="off" maxLength={500} autoFocus />
      </div>
    </AskedForm>
  );
}
