import { useTranslations } from "next-intl";
import { formatChange } from "#app/_format/change.ts";
import type { CandidateView } from "#lib/projections/infusion-record-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";

/** What the data said when a candidate was opened; `null`: a person said it. */
export function useCandidateFigures({ event, figures }: CandidateView): string | null {
  const t = useTranslations("infusion.events.figures");
  const { fio2, peep, dose, from, drugs, value, rise } = figures;
  if ((event === "H1" || event === "H2") && fio2 !== undefined && peep !== undefined) {
    return t("rise", { fio2: formatChange("fio2", fio2), peep: formatChange("peep", peep) });
  }
  if (dose !== undefined && from !== undefined) {
    return t("dose", { dose: forDisplay(dose, 2), from: String(from) });
  }
  if (drugs !== undefined) return t("drugs", { drugs });
  if (value !== undefined && rise !== undefined) {
    return t("fever", { value: forDisplay(value, 1), rise: forDisplay(rise, 1) });
  }
  return null;
}
