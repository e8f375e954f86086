import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { FactView } from "#lib/projections/record-view.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import { ANALYTE_UNITS } from "#lib/ventilation/biomarker.ts";

/** A fact in words, for lists, histories and for showing two versions side by side. */
export function useFactWords(format: SiteFormat): (fact: FactView | null) => string {
  const t = useTranslations("record");
  const effort = useTranslations("corrections.effort");
  const spell = ({ started_at, ended_at }: { started_at: string; ended_at: string | null }): string =>
    `${format.dateClock(started_at)} – ${ended_at === null ? t("ventilation.lasts") : format.dateClock(ended_at)}`;
  return (fact) => {
    if (fact === null) return t("voided");
    switch (fact.kind) {
      case "ventilation":
        return spell(fact);
      case "mode":
        return `${t(`mode.${fact.mode}`)} ${spell(fact)}`;
      case "plateau_effort":
        return `#${fact.reading} · ${effort(`state.${fact.confirmed_valid ? "confirmed" : "effort"}`)}`;
      case "criterion":
        return [t(`answer.${fact.answer}`), fact.evidence].filter(Boolean).join(" · ");
      case "oxygenation_hours":
        return t("checklist.hoursChosen", { hours: fact.hours });
      case "deviation":
        return [format.dateClock(fact.at), fact.criterion, fact.text].filter(Boolean).join(" · ");
      case "biomarker": {
        if (fact.not_done !== null) return t(`notDone.${fact.not_done}`);
        return `${fact.qualifier ?? ""}${fact.value ?? "—"} ${ANALYTE_UNITS[fact.analyte]}`;
      }
      case "protocol_gas":
        return format.dateClock(fact.at);
      case "death":
        return [format.dateClock(fact.at), fact.cause].filter(Boolean).join(" · ");
      case "discharge": {
        const off = fact.off_ventilator === null ? null : t(fact.off_ventilator ? "yes" : "no");
        const ventilator = off === null ? null : `${t("field.offVentilator")}: ${off}`;
        return [format.dateClock(fact.at), t(`to.${fact.to}`), ventilator].filter(Boolean).join(" · ");
      }
      case "withdrawal":
        return `${format.dateClock(fact.at)} · ${t(`because.${fact.because}`)}`;
      case "follow_up": {
        const state = t(fact.status === "alive" ? "outcome.reached" : "outcome.notReached");
        return `${format.dateClock(fact.at)} · ${state} · ${t(`how.${fact.how}`)}`;
      }
      default:
        return assertNever(fact);
    }
  };
}
