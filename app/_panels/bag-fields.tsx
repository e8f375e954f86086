"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";

interface BagFieldsProps {
  readonly number: number;
  readonly form: { field(name: string): FieldState };
  /** Saline has none. */
  readonly withCells: boolean;
}

/** What stands on one bag. */
export function BagFields({ number, form, withCells }: BagFieldsProps) {
  const t = useTranslations("infusion.form");
  return (
    <fieldset className="bag-row">
      <legend>{t("bag", { number })}</legend>
      <Field label={t("label")} of={form.field(`label${number}`)} autoComplete="off" maxLength={80} />
      <Field label={t("volume")} of={form.field(`volume${number}`)} inputMode="decimal" autoComplete="off" />
      {withCells && (
        <Field label={t("cells")} of={form.field(`cells${number}`)} inputMode="decimal" autoComplete="off" />
      )}
    </fieldset>
  );
}
