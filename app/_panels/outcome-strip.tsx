"use client";
import { useTranslations } from "next-intl";
import type { PrimaryOutcomeView } from "#lib/projections/events-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";

/** A share in percent with one place. */
export function percent(share: number): string {
  return forDisplay(share * 100, 1);
}

/** The primary outcome in one line: what is confirmed with its bounds, and apart from it what is not settled. */
export function OutcomeStrip({ outcome }: { readonly outcome: PrimaryOutcomeView }) {
  const t = useTranslations("events.outcome");
  const { confirmed, infused, open, unresolved } = outcome;
  if (confirmed === null) {
    return (
      <section className="outcome-strip panel" aria-label={t("title")}>
        <h2>{t("title")}</h2>
        <p className="count">{t("nobody")}</p>
      </section>
    );
  }
  return (
    <section className="outcome-strip panel" aria-label={t("title")}>
      <div className="outcome-main">
        <h2>{t("title")}</h2>
        <p>
          <b className="outcome-count">{t("share", { count: confirmed.count, infused })}</b>{" "}
          <span>
            {t("bounds", {
              share: percent(confirmed.share),
              lower: percent(confirmed.lower),
              upper: percent(confirmed.upper),
            })}
          </span>
        </p>
        <p className="count">
          {t("explain")}
          {outcome.at_most > confirmed.count && ` · ${t("atMost", { count: outcome.at_most, infused })}`}
        </p>
      </div>
      <dl>
        <div>
          <dt>{t("prescribed")}</dt>
          <dd>{t("subjects", { count: outcome.prescribed })}</dd>
        </div>
        <div>
          <dt>{t("unprescribed")}</dt>
          <dd>{t("subjects", { count: outcome.unprescribed })}</dd>
        </div>
        <div className="is-apart">
          <dt>{t("open")}</dt>
          <dd>{t("cases", { ...open })}</dd>
        </div>
        <div>
          <dt>{t("unresolved")}</dt>
          <dd>{t("cases", { ...unresolved })}</dd>
        </div>
        <div>
          <dt>{t("notAssociated")}</dt>
          <dd>{t("cases", { ...outcome.not_associated })}</dd>
        </div>
      </dl>
    </section>
  );
}
