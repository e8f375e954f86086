"use client";
import { useTranslations } from "next-intl";
import { siteTime, siteTimeOrNone } from "#app/_forms/rules.ts";
import { FactList } from "./fact-list.tsx";
import { ModeList } from "./mode-list.tsx";
import { asInput, type RecordPartProps, timeTyped } from "./record-facts.ts";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";
import { SpellFields } from "./spell-fields.tsx";

/** Episodes of invasive ventilation: several, each to be corrected at both ends; and other support beside them. */
export function VentilationSection(props: RecordPartProps) {
  const t = useTranslations("record");
  const { view } = props;
  const zone = view.time_zone;
  return (
    <RecordSection name="ventilation" missing={missingBySection(view).ventilation}>
      <FactList
        {...props}
        kind="ventilation"
        title={t("section.ventilation")}
        add={t("ventilation.add")}
        none={t("ventilation.none")}
        name={(_, index) => t("ventilation.episode", { number: index + 1 })}
        initial={(fact) => ({ from: asInput(fact?.started_at, zone), to: asInput(fact?.ended_at, zone) })}
        rules={{ from: siteTime, to: siteTimeOrNone }}
        fact={({ from = "", to = "" }, before) => {
          const startedAt = timeTyped(from, before?.started_at, zone);
          if (startedAt === null) return null;
          return {
            kind: "ventilation",
            started_at: startedAt,
            ended_at: timeTyped(to, before?.ended_at, zone),
          };
        }}
        fields={({ field }) => <SpellFields field={field} zone={zone} />}
      />
      <ModeList {...props} />
    </RecordSection>
  );
}
