"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { BedView } from "#lib/projections/bed-view.ts";

/**
 * The PEEP that driving pressure was measured at, if another one is shown now: otherwise Pplat − PEEP on the
 * screen would contradict ΔP.
 */
export function PairedPeep({ quantities }: Pick<BedView, "quantities">) {
  const t = useTranslations("wall.figure");
  const { driving_pressure, peep } = quantities;
  const paired = driving_pressure.paired_peep ?? null;
  if (driving_pressure.value === null || paired === null) return null;
  const text = formatFigure("peep", paired);
  if (peep.value !== null && text === formatFigure("peep", peep.value)) return null;
  return <span className="paired-peep">{t("atPeep", { peep: text })}</span>;
}
