"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { DaySourcesView } from "#lib/projections/day-view.ts";
import { dailyFigure } from "./daily-figure.ts";

/** The parts that are figures of the day themselves. */
const FIGURES = ["pf_ratio", "peep", "static_compliance"] as const;

interface LungInjuryPartsProps {
  readonly view: DaySourcesView;
  /** Opens the figure that a part comes from. */
  readonly onFigure: (figure: (typeof FIGURES)[number]) => void;
}

/** The four parts of a day's lung injury score with their points; what is not known has none, which is not zero. */
export function LungInjuryParts({ view, onFigure }: LungInjuryPartsProps) {
  const t = useTranslations("desk");
  const { points } = view.segments.ALL.lis;
  const xRay = view.figures.lis.slots.find(({ readings }) => readings.some(({ counted }) => counted));
  return (
    <table className="sources lis-parts">
      <thead>
        <tr>
          <th scope="col">{t("sources.part")}</th>
          <th scope="col" className="number">
            {t("sources.value")}
          </th>
          <th scope="col" className="number">
            {t("sources.points")}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t("sources.notes")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((figure) => {
          const { value } = dailyFigure(view.segments.ALL, figure);
          return (
            <tr key={figure} className={value === null ? "missing" : undefined}>
              <th scope="row">{t(`figure.${figure}`)}</th>
              <td className="number">{formatFigure(figure, value)}</td>
              <td className="number">
                <b>{points[figure] ?? "—"}</b>
              </td>
              <td>
                <button type="button" className="button small" onClick={() => onFigure(figure)}>
                  {t("sources.openPart", { figure: t(`figure.${figure}`) })}
                </button>
              </td>
            </tr>
          );
        })}
        <tr className={xRay === undefined ? "missing" : undefined}>
          <th scope="row">{t("parameter.cxr_quadrants")}</th>
          <td className="number">{formatFigure("cxr_quadrants", xRay?.value ?? null)}</td>
          <td className="number">
            <b>{points.cxr_quadrants ?? "—"}</b>
          </td>
          <td className="note">{xRay === undefined ? t("reason.NOT_RECORDED") : t("sources.xRayBelow")}</td>
        </tr>
      </tbody>
    </table>
  );
}
