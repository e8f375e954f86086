"use client";
import { useTranslations } from "next-intl";
import type { FieldState } from "#app/_forms/use-form.ts";
import { SERIOUSNESS_CRITERIA } from "#lib/ventilation/adverse-event-choice.ts";

/** Which criteria of seriousness are met; none: not serious. Its value is their codes with spaces between. */
export function SeriousnessField({ of }: { readonly of: FieldState }) {
  const t = useTranslations("events.adverse");
  const met = new Set(of.value.split(" ").filter((one) => one !== ""));
  return (
    <fieldset className="seriousness">
      <legend>{t("seriousness")}</legend>
      {SERIOUSNESS_CRITERIA.map((criterion) => (
        <label key={criterion} className="check">
          <input
            type="checkbox"
            checked={met.has(criterion)}
            onChange={({ target }) => {
              const next = SERIOUSNESS_CRITERIA.filter((one) =>
                one === criterion ? target.checked : met.has(one),
              );
              of.onValue(next.join(" "));
            }}
          />
          {t(`criterion.${criterion}`)}
        </label>
      ))}
    </fieldset>
  );
}
