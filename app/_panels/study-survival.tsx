"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StudySurvivalChart } from "#app/_charts/study-survival-chart.tsx";
import { survivalSeries } from "#app/_charts/study-survival-series.ts";
import type { StudySurvival } from "#lib/projections/study-view.ts";
import { formatPercent } from "./study-figure.ts";

/** Survival from enrolment, with who is at risk, and mortality beside what was counted. */
export function StudySurvivalPanel({ survival }: { readonly survival: StudySurvival }) {
  const t = useTranslations("study.survival");
  const curves = useMemo(() => [survivalSeries(survival)], [survival]);
  const risk = useMemo(
    () =>
      survival.risk.map(({ time, at_risk, events }) => ({ time, rows: [String(at_risk), String(events)] })),
    [survival],
  );
  const { n, horizon, from_infusion, without_time } = survival;
  return (
    <section className="study-panel" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p>{t("explained", { horizon })}</p>
      {n === 0 ? (
        <p className="study-none">{t("none")}</p>
      ) : (
        <>
          <div className="study-risk">
            <StudySurvivalChart curves={curves} risk={risk} horizon={horizon} label={t("title")} />
            <div aria-hidden="true">
              <span>{t("days")}</span>
              <span>{t("atRisk")}</span>
              <span>{t("deaths")}</span>
            </div>
          </div>
          <RiskTable survival={survival} />
          <MortalityTable survival={survival} />
        </>
      )}
      {from_infusion > 0 && <p className="study-note">{t("fromInfusion", { count: from_infusion })}</p>}
      {without_time > 0 && <p className="study-note">{t("withoutTime", { count: without_time })}</p>}
    </section>
  );
}

/** The curve and its table in words, for those who do not see them. */
function RiskTable({ survival }: { readonly survival: StudySurvival }) {
  const t = useTranslations("study.survival");
  return (
    <div className="visually-hidden">
      <table>
        <caption>{t("riskTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("days")}</th>
            <th scope="col">{t("atRisk")}</th>
            <th scope="col">{t("deaths")}</th>
          </tr>
        </thead>
        <tbody>
          {survival.risk.map(({ time, at_risk, events }) => (
            <tr key={time}>
              <th scope="row">{time}</th>
              <td>{at_risk}</td>
              <td>{events}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>{t("steps")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("days")}</th>
            <th scope="col">{t("survivalWord")}</th>
            <th scope="col">{t("interval")}</th>
          </tr>
        </thead>
        <tbody>
          {survival.steps
            .filter(({ events }) => events > 0)
            .map(({ time, survival: share, lower, upper }) => (
              <tr key={time}>
                <th scope="row">{time}</th>
                <td>{formatPercent(share)} %</td>
                <td>
                  {formatPercent(lower)}–{formatPercent(upper)} %
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function MortalityTable({ survival }: { readonly survival: StudySurvival }) {
  const t = useTranslations("study.survival");
  const primary = survival.mortality.at(-1)?.day;
  return (
    <div className="scroll">
      <table className="study-table">
        <thead>
          <tr>
            <th scope="col">{t("mortality")}</th>
            <th scope="col" className="number">
              {t("modelled")}
            </th>
            <th scope="col" className="number">
              {t("crude")}
            </th>
            <th scope="col" className="number">
              {t("unknown")}
            </th>
          </tr>
        </thead>
        <tbody>
          {survival.mortality.map(({ day, share, lower, upper, deaths, known, unknown }) => (
            <tr key={day}>
              <th scope="row">
                {t("byDay", { day })}
                {day === primary && <small> {t("primary")}</small>}
              </th>
              <td className="number">
                {share === null ? (
                  t("notFollowed")
                ) : (
                  <>
                    <b>{formatPercent(share)} %</b>
                    {lower !== null && ` (${formatPercent(lower)}–${formatPercent(upper)})`}
                  </>
                )}
              </td>
              <td className="number">{t("crudeCount", { deaths, known })}</td>
              <td className="number">{unknown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
