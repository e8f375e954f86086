import { useTranslations } from "next-intl";
import { formatChange } from "#app/_format/change.ts";
import { formatUnit } from "#app/_format/unit.ts";
import { parameterNumbered, unitNumbered } from "#lib/alarms/figure-numbers.ts";
import type { CandidateView } from "#lib/projections/infusion-record-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";

/** What the data said when a candidate was opened; `null`: a person said it. */
export function useCandidateFigures({
  event,
  figures,
}: Pick<CandidateView, "event" | "figures">): string | null {
  const t = useTranslations("infusion.events.figures");
  const desk = useTranslations("desk.parameter");
  const { fio2, peep, dose, from, drugs, value, rise } = figures;
  // A candidate of an older server does not name its drug.
  const drug = parameterNumbered(figures.drug);
  const unit = unitNumbered(figures.unit);
  if ((event === "H1" || event === "H2") && fio2 !== undefined && peep !== undefined) {
    return t("rise", { fio2: formatChange("fio2", fio2), peep: formatChange("peep", peep) });
  }
  if (dose !== undefined && from !== undefined) {
    if (drug !== null && unit !== null) {
      return t("doseOf", {
        drug: desk(drug),
        dose: forDisplay(dose, 2),
        from: String(from),
        unit: formatUnit(unit),
      });
    }
    return t("dose", { dose: forDisplay(dose, 2), from: String(from) });
  }
  if (drugs !== undefined) {
    return drug === null ? t("drugs", { drugs }) : t("drugsWith", { drugs, drug: desk(drug) });
  }
  if (value !== undefined && rise !== undefined) {
    return t("fever", { value: forDisplay(value, 1), rise: forDisplay(rise, 1) });
  }
  return null;
}
