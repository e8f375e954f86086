"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { filled, siteTime, siteTimeOrNone } from "#app/_forms/rules.ts";
import { SUPPORT_MODES } from "#lib/ventilation/subject-course.ts";
import { FactList } from "./fact-list.tsx";
import { asInput, type RecordPartProps, timeTyped } from "./record-facts.ts";
import { SpellFields } from "./spell-fields.tsx";

/** Periods of support that change what readings mean, or are said beside them. */
export function ModeList(props: RecordPartProps) {
  const t = useTranslations("record");
  const zone = props.view.time_zone;
  return (
    <FactList
      {...props}
      kind="mode"
      title={t("ventilation.modes")}
      add={t("ventilation.addMode")}
      none={t("ventilation.noModes")}
      name={({ fact }, index) =>
        t("ventilation.modeName", {
          mode: fact === null ? t("voided") : t(`mode.${fact.mode}`),
          number: index + 1,
        })
      }
      initial={(fact) => ({
        mode: fact?.mode ?? "",
        from: asInput(fact?.started_at, zone),
        to: asInput(fact?.ended_at, zone),
      })}
      rules={{ mode: filled, from: siteTime, to: siteTimeOrNone }}
      fact={({ mode, from = "", to = "" }, before) => {
        const startedAt = timeTyped(from, before?.started_at, zone);
        const chosen = SUPPORT_MODES.find((one) => one === mode);
        if (startedAt === null || chosen === undefined) return null;
        return {
          kind: "mode",
          mode: chosen,
          started_at: startedAt,
          ended_at: timeTyped(to, before?.ended_at, zone),
        };
      }}
      fields={({ field }) => (
        <>
          <ChoiceField label={t("field.mode")} hint={t("ventilation.modeHint")} of={field("mode")} toChoose>
            {SUPPORT_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`mode.${mode}`)}
              </option>
            ))}
          </ChoiceField>
          <SpellFields field={field} zone={zone} />
        </>
      )}
    />
  );
}
