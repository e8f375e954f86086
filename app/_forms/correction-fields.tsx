"use client";
import { useTranslations } from "next-intl";
import { CORRECTION_REASONS, type CorrectionReason } from "#lib/ventilation/correction-reason.ts";
import { ChoiceField } from "./choice-field.tsx";
import { Field } from "./field.tsx";
import { type FieldProblem, filled } from "./rules.ts";
import type { FieldState } from "./use-form.ts";

/** The fields of a reason, as part of a form's values. */
export const NO_CORRECTION = { reasonCode: "", reasonText: "" } as const;

type CorrectionField = keyof typeof NO_CORRECTION;

interface CorrectionFieldsProps {
  readonly field: (name: CorrectionField) => FieldState;
}

/** Why what stands is changed: a code, and words, which another reason must have. */
export function CorrectionFields({ field }: CorrectionFieldsProps) {
  const t = useTranslations("record");
  return (
    <div className="form-row correction">
      <ChoiceField label={t("field.reason")} of={field("reasonCode")} toChoose>
        {CORRECTION_REASONS.map((code) => (
          <option key={code} value={code}>
            {t(`reason.${code}`)}
          </option>
        ))}
      </ChoiceField>
      <Field
        label={t("field.reasonText")}
        hint={t("field.reasonTextHint")}
        of={field("reasonText")}
        autoComplete="off"
        maxLength={500}
      />
    </div>
  );
}

/** A reason is chosen, never taken for granted; another one must be said in words. */
export const CORRECTION_RULES = {
  reasonCode: filled,
  reasonText: (text: string, { reasonCode }: Readonly<Record<string, string>>): FieldProblem | null =>
    reasonCode === "OTHER" && text.trim() === "" ? "missing" : null,
};

/** The reason as the server takes it. */
export function correctionIn(values: Readonly<Record<string, string>>) {
  return {
    reason_code: (values.reasonCode ?? "OTHER") as CorrectionReason,
    text: (values.reasonText ?? "").trim() || null,
  };
}
