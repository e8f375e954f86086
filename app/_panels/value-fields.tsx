"use client";
import { useTranslations } from "next-intl";
import { formatUnit } from "#app/_format/unit.ts";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled, numberOf, type Rule, siteTime } from "#app/_forms/rules.ts";
import type { FieldState } from "#app/_forms/use-form.ts";
import { type JudgedValue, judgeEntered } from "#lib/ventilation/entered-value.ts";
import { type Parameter, parameterRow } from "#lib/ventilation/parameter.ts";

type Values = Readonly<Record<string, string>>;

/** What is impossible is told before it is sent; the server holds the same. */
export function valueRules(parameter: Parameter): Readonly<Record<"value" | "time", Rule<Values>>> {
  return {
    value: (text, { unit = "" }) => {
      const judged = judgedValue(parameter, text, unit);
      if (judged === null) return filled(text) ?? "range";
      return judged.standing === "impossible" ? "range" : null;
    },
    time: siteTime,
  };
}

function judgedValue(parameter: Parameter, text: string, unit: string): JudgedValue | null {
  const value = numberOf(text);
  return value === null ? null : judgeEntered(parameter, value, unit);
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
  const isUnusual = judgedValue(parameter, value.value, unit.value)?.standing === "unusual";
  return (
    <div className="form-row">
      <Field
        label={t("value")}
        of={value}
        hint={
          highest === Number.MAX_VALUE
            ? t("rangeOpen", { lowest, unit: own })
            : t("range", { lowest, highest, unit: own })
        }
        soft={
          isUnusual && row.soft !== null
            ? t("unusual", { lowest: row.soft[0], highest: row.soft[1], unit: own })
            : null
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
  );
}
