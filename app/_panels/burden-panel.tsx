"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { BurdenChart } from "#app/_charts/burden-chart.tsx";
import { type SiteFormat, siteFormat } from "#app/_format/site-format.ts";
import { burdenQuery } from "#app/_query/alarm-queries.ts";
import type { AlarmBurdenJson, LoadJson } from "#lib/contract/alarms.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { NotLoaded } from "./page-state.tsx";
import { PriorityTag } from "./priority-tag.tsx";
import { Segmented } from "./segmented.tsx";
import { useAgeWords } from "./use-age-words.ts";
import type { AlarmPeriod, AlarmsAddress } from "./use-alarms-address.ts";

interface BurdenPanelProps {
  readonly period: AlarmPeriod;
  readonly onGo: (next: Partial<AlarmsAddress>) => void;
}

/** What the alarms of a time cost the ward: when, of what, and how long until somebody acknowledged. */
export function BurdenPanel({ period, onGo }: BurdenPanelProps) {
  const t = useTranslations("alarms.burden");
  const query = useQuery(burdenQuery(period));
  return (
    <section className="panel burden" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      {query.data === undefined ? (
        <NotLoaded of={query} />
      ) : (
        <Burden burden={query.data} period={period} onGo={onGo} />
      )}
    </section>
  );
}

function Burden({ burden, period, onGo }: BurdenPanelProps & { readonly burden: AlarmBurdenJson }) {
  const t = useTranslations("alarms.burden");
  const locale = useLocale();
  const format = siteFormat(burden.time_zone, locale);
  const columns = useColumns(burden, format, period);
  return (
    <>
      <BurdenChart columns={columns} label={t("chart")} />
      <div className="visually-hidden">
        <table>
          <caption>{t("chart")}</caption>
          <tbody>
            {columns.map((column) => (
              <tr key={column.label}>
                <td>{t("column", { time: column.label, ...column })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <small>
          {t("over", {
            from: format.dateClock(burden.from),
            to: format.dateClock(burden.to),
            days: forDisplay(burden.bed_days, 1),
          })}
        </small>
      </p>
      <LoadTable burden={burden} onGo={onGo} />
      <Noisiest burden={burden} onGo={onGo} />
    </>
  );
}

function useColumns({ steps }: AlarmBurdenJson, format: SiteFormat, period: AlarmPeriod) {
  return useMemo(
    () =>
      steps.map(({ from, high, medium, low }) => ({
        label: period === "day" ? format.clock(from) : format.date(from),
        high,
        medium,
        low,
      })),
    [steps, format, period],
  );
}

const GROUPINGS = ["priority", "condition", "bed"] as const;

function LoadTable({
  burden,
  onGo,
}: {
  readonly burden: AlarmBurdenJson;
  readonly onGo: BurdenPanelProps["onGo"];
}) {
  const t = useTranslations("alarms.burden");
  const word = useTranslations("alarms.priority");
  const [by, setBy] = useState<(typeof GROUPINGS)[number]>("priority");
  const { high, medium, low } = burden.by_priority;
  return (
    <>
      <Segmented label={t("by")} values={GROUPINGS} chosen={by} onChoose={setBy} text={(one) => t(one)} />
      <table className="loads">
        <thead>
          <tr>
            <th scope="col">{t(by)}</th>
            {(["alarms", "perBedDay", "toAcknowledged", "notAcknowledged"] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {by === "priority" &&
            Object.entries({ high, medium, low } as const).map(([priority, load]) => (
              <LoadRow key={priority} load={load}>
                <PriorityTag priority={priority as "high"} /> {word(priority as "high")}
              </LoadRow>
            ))}
          {by === "condition" &&
            burden.by_condition.map((load) => (
              <LoadRow key={load.condition} load={load}>
                <button
                  type="button"
                  className="text-button"
                  onClick={() => onGo({ condition: load.condition })}
                >
                  {load.condition}
                </button>
              </LoadRow>
            ))}
          {by === "bed" &&
            burden.by_bed.map((load) => (
              <LoadRow key={load.bed ?? ""} load={load}>
                {load.bed === null ? (
                  t("noBed")
                ) : (
                  <button type="button" className="text-button" onClick={() => onGo({ bed: load.bed })}>
                    {load.bed}
                  </button>
                )}
              </LoadRow>
            ))}
          <LoadRow load={burden.total}>{t("total")}</LoadRow>
        </tbody>
      </table>
      {burden.bed_days === 0 && (
        <p>
          <small>{t("noBeds")}</small>
        </p>
      )}
    </>
  );
}

function LoadRow({ load, children }: { readonly load: LoadJson; readonly children: React.ReactNode }) {
  const age = useAgeWords();
  const { alarms, per_bed_day, median_to_acknowledged_ms, not_acknowledged } = load;
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className="number">{alarms}</td>
      <td className="number">{forDisplay(per_bed_day, 1)}</td>
      <td className="number">{median_to_acknowledged_ms === null ? "—" : age(median_to_acknowledged_ms)}</td>
      <td className="number">{not_acknowledged}</td>
    </tr>
  );
}

function Noisiest({
  burden,
  onGo,
}: {
  readonly burden: AlarmBurdenJson;
  readonly onGo: BurdenPanelProps["onGo"];
}) {
  const t = useTranslations("alarms.burden");
  const { noisiest, noisiest_share, causes } = burden;
  if (noisiest_share === null) return null;
  return (
    <>
      <p className="noisiest">
        {t("noisiest", { count: noisiest.length, causes, share: Math.round(noisiest_share * 100) })}
      </p>
      <ul className="causes">
        {noisiest.map(({ subject, bed, condition, alarms }) => (
          <li key={`${subject} ${condition}`}>
            <button type="button" className="text-button" onClick={() => onGo({ subject, condition })}>
              {t("cause", { bed: bed ?? "—", subject, condition })}
            </button>
            <b>{alarms}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
