"use client";
import { useTranslations } from "next-intl";
import { fromSiteInput } from "#app/_format/site-time-input.ts";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled, siteTime } from "#app/_forms/rules.ts";
import { ELIGIBILITY_ITEMS, type EligibilityItemId } from "#lib/ventilation/eligibility-item.ts";
import { FactList } from "./fact-list.tsx";
import { asInput, type RecordPartProps } from "./record-facts.ts";

/** What was done otherwise than the protocol says: the only way beside a criterion. */
export function DeviationList(props: RecordPartProps) {
  const t = useTranslations("record");
  const { time_zone: zone } = props.view;
  return (
    <FactList
      {...props}
      kind="deviation"
      title={t("verdict.deviations")}
      add={t("verdict.addDeviation")}
      none={t("verdict.noDeviation")}
      name={(_, index) => `${t("verdict.deviations")} ${index + 1}`}
      initial={(fact) => ({
        at: asInput(fact?.at, zone),
        criterion: fact?.criterion ?? "",
        text: fact?.text ?? "",
      })}
      rules={{ at: siteTime, text: filled }}
      fact={({ at = "", criterion = "", text = "" }) => {
        const instant = fromSiteInput(at, zone);
        if (instant === null) return null;
        const about = criterion === "" ? null : (criterion as EligibilityItemId);
        return { kind: "deviation", at: instant, criterion: about, text: text.trim() };
      }}
      fields={({ field }) => (
        <>
          <div className="form-row">
            <Field
              label={t("field.at")}
              hint={t("siteTime", { zone })}
              of={field("at")}
              type="datetime-local"
            />
            <ChoiceField label={t("field.criterion")} of={field("criterion")}>
              <option value="">—</option>
              {ELIGIBILITY_ITEMS.map(({ id }) => (
                <option key={id} value={id}>
                  {id} {t(`criterion.${id}`)}
                </option>
              ))}
            </ChoiceField>
          </div>
          <Field label={t("field.deviation")} of={field("text")} autoComplete="off" maxLength={1_000} />
        </>
      )}
    />
  );
}
