"use client";
import { useTranslations } from "next-intl";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { EscalatedBanner } from "./escalated-banner.tsx";
import { useEscalated } from "./use-escalated.ts";

/**
 * What the drawing's parts mean, for whoever stands before it for the first time; and what it is not. An alarm that
 * nobody answers is more important than the drawing's parts.
 */
export function WallLegend() {
  const t = useTranslations();
  const escalated = useEscalated();
  return (
    <footer className="wall-legend">
      {escalated.length === 0 ? <LegendKeys /> : <EscalatedBanner escalated={escalated} />}
      <b className="disclaimer">{t("common.disclaimer")}</b>
    </footer>
  );
}

function LegendKeys() {
  const t = useTranslations();
  const limits = useWardFacts()?.limits;
  return (
    <span className="legend-keys">
      <span>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect className="legend-column" x="5" y="4" width="10" height="15" />
          <rect className="legend-cap" x="2" y="1" width="16" height="4" />
        </svg>
        {t("wall.legend.column")}
      </span>
      {limits !== undefined && (
        <span>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path className="legend-ceiling" d="M0 10h20" />
          </svg>
          {t("wall.legend.ceiling", {
            plateau: limits.plateau_pressure,
            driving: limits.driving_pressure,
          })}
        </span>
      )}
      <span>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect className="legend-gap" x="4" y="4" width="12" height="12" />
        </svg>
        {t("wall.legend.gap")}
      </span>
      <span>
        <i className="age is-late">{t("wall.legend.lateAge")}</i> {t("wall.legend.late")}
      </span>
      <span>
        <i className="paired-peep">{t("wall.legend.at")}</i> {t("wall.legend.atMeans")}
      </span>
    </span>
  );
}
