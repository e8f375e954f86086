"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StudySurvivalChart } from "#app/_charts/study-survival-chart.tsx";
import { survivalSeries } from "#app/_charts/study-survival-series.ts";
import type { MatchedComparison } from "#lib/projections/matched-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";

/** Survival of the matched by arm, with who is at risk in each. */
export function MatchedSurvival({ comparison }: { readonly comparison: MatchedComparison }) {
  const t = useTranslations("study.matched");
  const words = useTranslations("study.survival");
  const { treated, control, log_rank } = comparison;
  const curves = useMemo(
    () => [survivalSeries(treated.survival), survivalSeries(control.survival)],
    [treated, control],
  );
  const risk = useMemo(
    () =>
      treated.survival.risk.map(({ time, at_risk }, index) => ({
        time,
        rows: [String(at_risk), String(control.survival.risk[index]?.at_risk ?? 0)],
      })),
    [treated, control],
  );
  return (
    <section className="study-panel" aria-label={t("survival")}>
      <h2>{t("survival")}</h2>
      <p>{t("survivalExplained", { chi: forDisplay(log_rank.chi_squared, 2) })}</p>
      <div className="study-risk">
        <StudySurvivalChart
          curves={curves}
          risk={risk}
          horizon={treated.survival.horizon}
          label={t("survival")}
        />
        <div aria-hidden="true">
          <span>{words("days")}</span>
          <span>{t("atRiskTreated")}</span>
          <span>{t("atRiskControl")}</span>
        </div>
      </div>
      <table className="visually-hidden">
        <caption>{words("riskTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("days")}</th>
            <th scope="col">{t("atRiskTreated")}</th>
            <th scope="col">{t("atRiskControl")}</th>
          </tr>
        </thead>
        <tbody>
          {risk.map(({ time, rows: [one, other] }) => (
            <tr key={time}>
              <th scope="row">{time}</th>
              <td>{one}</td>
              <td>{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
