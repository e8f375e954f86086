"use client";
import { useTranslations } from "next-intl";
import { formatUnit } from "#app/_format/unit.ts";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled, numberOf, type Rule, siteTime } from "#app/_forms/rules.ts";
import type { FieldState } from "#app/_forms/use-form.ts";
import { forComparison } from "#lib/units/rounding.ts";
import { type Parameter, parameterRow } from "#lib/ventilation/parameter.ts";

type Values = Readonly<Record<string, string>>;

/** What is impossible is told before it is sent; the server holds the same. */
export function valueRules(parameter: Parameter): Readonly<Record<"value" | "time", Rule<Values>>> {
  const { hard } = parameterRow(parameter);
  return {
    value: (text, { unit = "" }) => {
      const meant = meantValue(parameter, text, unit);
      if (meant === null) return filled(text) ?? "number";
      return meant < hard[0] || meant > hard[1] ? "range" : null;
    },
    time: siteTime,
  };
}

/** A typed value in the parameter's own unit, rounded as limits are compared; `null`: no number. */
function meantValue(parameter: Parameter, text: string, unit: string): number | null {
  const value = numberOf(text);
  const factor = parameterRow(parameter).accepts[unit];
  return value === null || factor === undefined ? null : forComparison(value * factor);
}

interface ValueFieldsProps {
  readonly parameter: Parameter;
  readonly value: FieldState;
  readonly unit: FieldState;
  readonly time: FieldState;
}

/** A value with its unit and time: the limits are said, what is unusual is told softly. */
export function ValueFields({ parameter, value, unit, time }: ValueFieldsProps) {
  const t = useTranslations("corrections.form");
  const row = parameterRow(parameter);
  const [lowest, highest] = row.hard;
  const own = formatUnit(row.unit);
  const meant = meantValue(parameter, value.value, unit.value);
  const unusual = row.soft !== null && meant !== null && (meant < row.soft[0] || meant > row.soft[1]);
  return (
    <>
      <div className="form-row">
        <Field
          label={t("value")}
          of={value}
          hint={
            highest === Number.MAX_VALUE
              ? t("rangeOpen", { lowest, unit: own })
              : t("range", { lowest, highest, unit: own })
          }
          inputMode="decimal"
          autoComplete="off"
          autoFocus
        />
        <ChoiceField label={t("unit")} of={unit}>
          {Object.keys(row.accepts).map((each) => (
            <option key={each} value={each}>
              {formatUnit(each) || "—"}
            </option>
          ))}
        </ChoiceField>
        <Field label={t("time")} of={time} hint={t("timeHint")} type="datetime-local" />
      </div>
      {unusual && row.soft !== null && (
        <p className="form-soft" role="status">
          {t("unusual", { lowest: row.soft[0], highest: row.soft[1], unit: own })}
        </p>
      )}
    </>
  );
}
