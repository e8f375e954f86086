"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { FactForm } from "./fact-form.tsx";
import { FactHistory } from "./fact-history.tsx";
import { factNamed, type RecordPartProps } from "./record-facts.ts";
import { useFactWords } from "./use-fact-words.ts";
import { VoidForm } from "./void-form.tsx";

/** Non-improvement is judged by severity unless somebody chooses otherwise, which is recorded (A12). */
export function OxygenationHoursChoice({ view, format, mayEdit }: RecordPartProps) {
  const t = useTranslations("record");
  const words = useFactWords(format);
  const [open, setOpen] = useState<"choose" | "void" | null>(null);
  const close = (): void => setOpen(null);
  const known = factNamed(view, "oxygenation_hours", "oxygenation_hours");
  const chosen = known?.fact ?? null;
  return (
    <div className="record-line">
      <b>{t("checklist.hours")}</b>{" "}
      {chosen === null ? t("checklist.hoursAuto") : t("checklist.hoursChosen", { hours: chosen.hours })}
      {known !== null && (
        <FactHistory what={t("checklist.hours")} versions={known.versions} words={words} format={format} />
      )}
      {mayEdit && open === null && (
        <button type="button" className="button quiet" onClick={() => setOpen("choose")}>
          {t("checklist.choose")}
        </button>
      )}
      {mayEdit && open === null && chosen !== null && (
        <button
          type="button"
          className="button quiet"
          aria-label={`${t("void")}: ${t("checklist.hours")}`}
          onClick={() => setOpen("void")}
        >
          {t("void")}
        </button>
      )}
      {open === "void" && known !== null && (
        <VoidForm
          subject={view.subject}
          title={`${t("void")}: ${t("checklist.hours")}`}
          record={known.record}
          present={{ version: known.version, value: known.fact }}
          words={words}
          onClose={close}
        />
      )}
      {open === "choose" && (
        <FactForm
          subject={view.subject}
          kept={`hours of ${view.subject}`}
          title={t("checklist.hours")}
          initial={{ hours: chosen === null ? "" : String(chosen.hours) }}
          rules={{ hours: filled }}
          record={null}
          present={known === null ? null : { version: known.version, value: known.fact }}
          fact={({ hours }) =>
            hours === "" ? null : { kind: "oxygenation_hours", hours: hours === "8" ? 8 : 24 }
          }
          words={words}
          onClose={close}
        >
          {({ field }) => (
            <ChoiceField label={t("checklist.hours")} of={field("hours")} toChoose>
              <option value="8">{t("checklist.hours8")}</option>
              <option value="24">{t("checklist.hours24")}</option>
            </ChoiceField>
          )}
        </FactForm>
      )}
    </div>
  );
}
