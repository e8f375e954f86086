"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";

interface SpellFieldsProps {
  readonly field: (name: string) => FieldState;
  readonly zone: string;
}

/** From when to when, on the site's clock; the end may be left open. */
export function SpellFields({ field, zone }: SpellFieldsProps) {
  const t = useTranslations("record");
  return (
    <div className="form-row">
      <Field
        label={t("field.from")}
        hint={t("siteTime", { zone })}
        of={field("from")}
        type="datetime-local"
      />
      <Field label={t("field.to")} hint={t("field.toHint")} of={field("to")} type="datetime-local" />
    </div>
  );
}
