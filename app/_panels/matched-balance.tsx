"use client";
import { useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";
import { LoveChart } from "#app/_charts/love-chart.tsx";
import type { MatchedBalance, MatchedComparison } from "#lib/projections/matched-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";

const OWN_NAMES = ["ps_logit", "record_age", "record_male"] as const;

/** A column's own name, but for what is not a column of covariates. */
function useCovariateName() {
  const t = useTranslations("study.matched");
  return (covariate: string): string => {
    const own = OWN_NAMES.find((one) => one === covariate);
    return own === undefined ? covariate : t(own);
  };
}

/** How alike the arms are before and after matching: a Love plot, and its numbers. */
export function MatchedBalancePanel({ comparison }: { readonly comparison: MatchedComparison }) {
  const t = useTranslations("study.matched");
  const nameOf = useCovariateName();
  const { balance, balanced_below } = comparison;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language alone, which loads the page anew
  const rows = useMemo(
    () =>
      balance.map(({ covariate, before, after }) => ({
        name: nameOf(covariate),
        before: before.difference,
        after: after.difference,
      })),
    [balance],
  );
  return (
    <section className="study-panel" aria-label={t("balance")}>
      <h2>{t("balance")}</h2>
      <p>{t("balanceExplained", { limit: balanced_below })}</p>
      <p className="study-legend">
        <span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle cx="6" cy="6" r="4" />
          </svg>
          {t("before")}
        </span>
        <span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect className="filled" x="2.5" y="2.5" width="7" height="7" />
          </svg>
          {t("after")}
        </span>
      </p>
      <LoveChart rows={rows} limit={balanced_below} label={t("balance")} />
      <div className="scroll">
        <table className="study-table">
          <thead>
            <tr>
              <th scope="col">{t("covariate")}</th>
              {(["before", "after"] as const).map((when) => (
                <Headings key={when} when={t(when)} />
              ))}
              <th scope="col" className="number">
                {t("missing")}
              </th>
            </tr>
          </thead>
          <tbody>
            {balance.map((one) => (
              <BalanceRow key={one.covariate} balance={one} name={nameOf(one.covariate)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Headings({ when }: { readonly when: string }) {
  const t = useTranslations("study.matched");
  return (["treatedMean", "controlMean", "smd"] as const).map((column) => (
    <th key={column} scope="col" className="number">
      {t(column)}
      <br />
      {when}
    </th>
  ));
}

function BalanceRow({ balance, name }: { readonly balance: MatchedBalance; readonly name: string }) {
  const t = useTranslations("study.matched");
  const mean = (value: number | null) =>
    balance.kind === "binary" && value !== null ? `${forDisplay(value * 100, 0)} %` : forDisplay(value, 2);
  return (
    <tr>
      <th scope="row">{name}</th>
      {[balance.before, balance.after].map(({ treated, control, difference, balanced }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: before and after, always
        <Fragment key={index}>
          <td className="number">{mean(treated)}</td>
          <td className="number">{mean(control)}</td>
          <td className="number">
            {forDisplay(difference, 3)}
            {balanced === false && (
              <>
                {" "}
                <b aria-hidden="true">!</b>
                <span className="visually-hidden">{t("unbalanced")}</span>
              </>
            )}
          </td>
        </Fragment>
      ))}
      <td className="number">{balance.missing || ""}</td>
    </tr>
  );
}
