"use client";
import { useTranslations } from "next-intl";
import type { MatchedArm, MatchedComparison } from "#lib/projections/matched-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { formatPercent } from "./study-figure.ts";

/** Mortality and ventilator-free days of the matched by arm. */
export function MatchedOutcomes({ comparison }: { readonly comparison: MatchedComparison }) {
  const t = useTranslations("study.matched");
  const { treated, control } = comparison;
  const days = treated.survival.mortality.map(({ day }) => day);
  return (
    <section className="study-panel" aria-label={t("outcomes")}>
      <h2>{t("outcomes")}</h2>
      <table className="study-table">
        <thead>
          <tr>
            <th scope="col">{t("outcome")}</th>
            <th scope="col" className="number">
              {t("treated")}
            </th>
            <th scope="col" className="number">
              {t("control")}
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name={t("n")} arms={[treated, control]} text={({ n }) => String(n)} />
          {days.map((day) => (
            <Line
              key={`m${day}`}
              name={t("mortality", { day })}
              arms={[treated, control]}
              text={(arm) => mortality(arm, day)}
            />
          ))}
          {days.map((day) => (
            <Line
              key={`c${day}`}
              name={t("crude", { day })}
              arms={[treated, control]}
              text={(arm) => crude(arm, day)}
            />
          ))}
          <Line name={t("freeDays")} arms={[treated, control]} text={freeDays} />
          <Line
            name={t("zeros")}
            arms={[treated, control]}
            text={({ free_days }) => String(free_days.zeros)}
          />
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly arms: readonly [MatchedArm, MatchedArm];
  readonly text: (arm: MatchedArm) => string;
}

function Line({ name, arms: [treated, control], text }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{text(treated)}</td>
      <td className="number">{text(control)}</td>
    </tr>
  );
}

function mortality({ survival }: MatchedArm, day: number): string {
  const found = survival.mortality.find((one) => one.day === day);
  if (found === undefined || found.share === null) return "—";
  const { share, lower, upper } = found;
  return lower === null
    ? formatPercent(share)
    : `${formatPercent(share)} (${formatPercent(lower)}–${formatPercent(upper)})`;
}

function crude({ survival }: MatchedArm, day: number): string {
  const found = survival.mortality.find((one) => one.day === day);
  return found === undefined ? "—" : `${found.deaths} / ${found.known}`;
}

function freeDays({ free_days: { value } }: MatchedArm): string {
  if (value.n === 0) return "—";
  return `${forDisplay(value.median, 1)} (${forDisplay(value.q1, 1)}–${forDisplay(value.q3, 1)}), ${value.n}`;
}
