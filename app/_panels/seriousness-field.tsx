"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FieldProblem } from "#app/_forms/field-problem.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";
import { SERIOUSNESS_CRITERIA } from "#lib/ventilation/adverse-event-choice.ts";

/** Somebody said that no criterion is met; nothing at all is no answer. */
export const NOT_SERIOUS = "none";

/** Which criteria of seriousness are met, or that none is. Its value is their codes with spaces between. */
export function SeriousnessField({ of }: { readonly of: FieldState }) {
  const t = useTranslations("events.adverse");
  const id = useId();
  const met = new Set(of.value.split(" ").filter((one) => one !== ""));
  return (
    <fieldset className="seriousness" aria-describedby={of.problem === null ? undefined : `${id}-problem`}>
      <legend>{t("seriousness")}</legend>
      {SERIOUSNESS_CRITERIA.map((criterion, index) => (
        <label key={criterion} className="check">
          <input
            type="checkbox"
            name={index === 0 ? of.name : undefined}
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
      <label className="check">
        <input
          type="checkbox"
          checked={met.has(NOT_SERIOUS)}
          onChange={({ target }) => of.onValue(target.checked ? NOT_SERIOUS : "")}
        />
        {t("noCriterion")}
      </label>
      <FieldProblem id={`${id}-problem`} of={of.problem} />
    </fieldset>
  );
}
