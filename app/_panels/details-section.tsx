"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import type { DetailsView, VersionView } from "#lib/projections/record-view.ts";
import { DetailsForm, keptDetails } from "./details-form.tsx";
import { FactHistory } from "./fact-history.tsx";
import type { RecordPartProps } from "./record-facts.ts";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";
import { useDetailWords } from "./use-detail-words.ts";

const PERSON = ["sex", "age_years", "height_cm", "weight_kg", "group"] as const;
const CLOCKS = ["admitted_at", "insult_at", "diagnosed_at", "consented_at", "enrolled_at"] as const;

/** Who this is, without a name, and the clocks of the trial. */
export function DetailsSection({ view, format, mayEdit }: RecordPartProps) {
  const t = useTranslations("record");
  const detail = useDetailWords(format);
  const [isOpen, setOpen] = useState(useIsFormKept(keptDetails(view.subject)));
  const present = view.details.at(-1);
  if (present === undefined || present.value === null) return null;
  const details: DetailsView = present.value;
  const changed = (one: DetailsView | null): string => {
    if (one === null) return "";
    const index = view.details.findIndex(({ value }) => value === one);
    const before = view.details[index - 1]?.value ?? null;
    const fields = [...PERSON, ...CLOCKS].filter(
      (field) => one[field] !== null && one[field] !== before?.[field],
    );
    return fields.map((field) => `${t(`field.${field}`)} ${detail(field, one)}`).join(" · ");
  };
  const isMissing = (field: string): boolean => view.gaps.details.some((one) => one === field);
  return (
    <RecordSection name="details" missing={missingBySection(view).details}>
      {isOpen ? (
        <DetailsForm view={view} format={format} present={present} onClose={() => setOpen(false)} />
      ) : (
        <>
          {[PERSON, CLOCKS].map((fields) => (
            <dl key={fields[0]} className="record-facts">
              {fields.map((field) => (
                <div key={field} className={isMissing(field) ? "is-missing" : ""}>
                  <dt>{t(`field.${field}`)}</dt>
                  <dd>{detail(field, details)}</dd>
                </div>
              ))}
              {fields === PERSON && view.predicted_body_weight !== null && (
                <div>
                  <dt>{t("field.pbw")}</dt>
                  <dd>{view.predicted_body_weight.toFixed(1)} kg</dd>
                </div>
              )}
            </dl>
          ))}
          <div className="record-end">
            {mayEdit && (
              <button type="button" className="button" onClick={() => setOpen(true)}>
                {t("edit")}
              </button>
            )}
            <FactHistory<DetailsView>
              what={t("section.details")}
              versions={view.details as readonly VersionView<DetailsView>[]}
              words={changed}
              format={format}
            />
          </div>
        </>
      )}
    </RecordSection>
  );
}
