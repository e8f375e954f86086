"use client";
import { useTranslations } from "next-intl";
import type { StudyEvents } from "#lib/projections/study-view.ts";
import { formatPercent } from "./study-figure.ts";

/** Infusion-associated events: what is confirmed, and apart from it what may still become so. */
export function StudyEventsPanel({ events }: { readonly events: StudyEvents }) {
  const t = useTranslations("study.events");
  const { infused, confirmed, share, lower, upper, open, unresolved } = events;
  return (
    <section className="study-panel" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p>{t("explained")}</p>
      <table className="study-table">
        <tbody>
          <tr>
            <th scope="row">{t("confirmed")}</th>
            <td className="number">{t("ofInfused", { confirmed, infused })}</td>
          </tr>
          <tr>
            <th scope="row">{t("share")}</th>
            <td className="number">
              {share === null
                ? "—"
                : `${formatPercent(share)} % (${formatPercent(lower)}–${formatPercent(upper)})`}
            </td>
          </tr>
          <tr>
            <th scope="row">{t("open")}</th>
            <td className="number">{open}</td>
          </tr>
          <tr>
            <th scope="row">{t("unresolved")}</th>
            <td className="number">{unresolved}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
