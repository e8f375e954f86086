"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";
import { GROUPS, SEXES } from "#lib/ventilation/subject.ts";

interface DetailFieldsProps {
  readonly field: (name: string) => FieldState;
}

/** Sex, age, height, weight and arm, each with its unit. */
export function PersonFields({ field }: DetailFieldsProps) {
  const t = useTranslations("record");
  const desk = useTranslations("desk");
  return (
    <div className="form-row">
      <ChoiceField label={t("field.sex")} of={field("sex")} toChoose>
        {SEXES.map((sex) => (
          <option key={sex} value={sex}>
            {desk(`subject.${sex}`)}
          </option>
        ))}
      </ChoiceField>
      <Field
        label={`${t("field.age_years")}, ${t("unit.years")}`}
        hint={t("field.ageHint")}
        of={field("age_years")}
        inputMode="numeric"
        autoComplete="off"
      />
      <Field
        label={`${t("field.height_cm")}, cm`}
        hint="120–220"
        of={field("height_cm")}
        inputMode="decimal"
        autoComplete="off"
      />
      <Field
        label={`${t("field.weight_kg")}, kg`}
        hint="25–250"
        of={field("weight_kg")}
        inputMode="decimal"
        autoComplete="off"
      />
      <ChoiceField label={t("field.group")} of={field("group")} toChoose>
        {GROUPS.map((group) => (
          <option key={group} value={group}>
            {desk(`subject.group.${group}`)}
          </option>
        ))}
      </ChoiceField>
    </div>
  );
}

/** The clocks of the trial, on the site's clock. */
export function ClockFields({ field, zone }: DetailFieldsProps & { readonly zone: string }) {
  const t = useTranslations("record");
  return (
    <div className="form-row">
      {(["admitted_at", "insult_at", "diagnosed_at", "consented_at", "enrolled_at"] as const).map((clock) => (
        <Field
          key={clock}
          label={t(`field.${clock}`)}
          hint={clock === "admitted_at" ? t("siteTime", { zone }) : undefined}
          of={field(clock)}
          type="datetime-local"
        />
      ))}
    </div>
  );
}
