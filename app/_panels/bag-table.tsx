"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import { millilitres, millions } from "./infusion-words.ts";

interface BagTableProps {
  readonly infusion: InfusionView;
  readonly format: SiteFormat;
}

/** The bags of an infusion: what they hold, and when each was given. */
export function BagTable({ infusion, format }: BagTableProps) {
  const t = useTranslations("infusion.card");
  const { preparation, bags } = infusion;
  const clock = (time: string | null): string => (time === null ? "—" : format.clock(time));
  return (
    <div className="scroll">
      <table className="bag-table">
        <thead>
          <tr>
            <th scope="col">{t("bag")}</th>
            <th scope="col">{t("bagNumber")}</th>
            <th scope="col" className="number">
              {t("volume")}
            </th>
            <th scope="col" className="number">
              {t("cells")}
            </th>
            <th scope="col" className="number">
              {t("start")}
            </th>
            <th scope="col" className="number">
              {t("end")}
            </th>
            <th scope="col" className="number">
              {t("bagGiven")}
            </th>
          </tr>
        </thead>
        <tbody>
          {bags.map((bag, index) => (
            <tr
              key={bag.bag}
              className={bag.started_at !== null && bag.ended_at === null ? "is-running" : ""}
            >
              <th scope="row">{bag.bag}</th>
              <td className="bag-label">{bag.label}</td>
              <td className="number">{millilitres(preparation.bags[index]?.volume_ml ?? null)}</td>
              <td className="number">{millions(preparation.bags[index]?.cells ?? null)}</td>
              <td className="number">{clock(bag.started_at)}</td>
              <td className="number">{clock(bag.ended_at)}</td>
              <td className="number">{millilitres(bag.given_ml)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
