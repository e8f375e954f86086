"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import type { FieldProblem } from "#app/_forms/rules.ts";
import type { FieldState } from "#app/_forms/use-form.ts";
import type { ReasonView } from "#lib/projections/events-view.ts";
import { CORRECTION_REASONS } from "#lib/ventilation/correction-reason.ts";

/** As a form holds it. */
export const NO_REASON = { reasonCode: "", reasonText: "" };

/** Other needs words of its own. */
export const REASON_RULES = {
  reasonCode: (value: string): FieldProblem | null => (value === "" ? "missing" : null),
  reasonText: (value: string, values: Readonly<Record<string, string>>): FieldProblem | null =>
    values.reasonCode === "OTHER" && value.trim() === "" ? "missing" : null,
};

/** As a request says it. */
export function reasonBody({ reasonCode = "", reasonText = "" }: Readonly<Record<string, string>>) {
  return { reason_code: reasonCode, ...(reasonText.trim() === "" ? {} : { text: reasonText.trim() }) };
}

interface ReasonFieldsProps {
  readonly code: FieldState;
  readonly text: FieldState;
}

/** Why something on record is changed: one of the codes, and words. */
export function ReasonFields({ code, text }: ReasonFieldsProps) {
  const t = useTranslations("events.reason");
  return (
    <div className="form-row">
      <ChoiceField label={t("label")} of={code} toChoose>
        {CORRECTION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t(`code.${reason}`)}
          </option>
        ))}
      </ChoiceField>
      <Field label={t("text")} of={text} autoComplete="off" maxLength={500} />
    </div>
  );
}

/** A reason on record in the reader's words. */
export function useReasonWords(): (reason: ReasonView) => string {
  const t = useTranslations("events.reason");
  return ({ reason_code: code, text }) =>
    text === null ? t(`code.${code}`) : t("said", { code: t(`code.${code}`), text });
}
