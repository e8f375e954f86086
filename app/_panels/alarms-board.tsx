"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { alarmsQuery } from "#app/_query/alarm-queries.ts";
import { AlarmsBar } from "./alarms-bar.tsx";
import { AlarmsTable } from "./alarms-table.tsx";
import { BurdenPanel } from "./burden-panel.tsx";
import { NotLoaded } from "./page-state.tsx";
import { useAlarmsAddress } from "./use-alarms-address.ts";
import { WhatIfPanel } from "./what-if-panel.tsx";

/** What became of the ward's alarms, and what they cost those who hear them. */
export function AlarmsBoard() {
  const t = useTranslations("alarms");
  const locale = useLocale();
  const isLost = useConnection().status === "lost";
  const { address, asked, go } = useAlarmsAddress();
  const log = useInfiniteQuery(alarmsQuery(asked));
  const [first] = log.data?.pages ?? [];
  if (log.data === undefined || first === undefined) return <NotLoaded of={log} />;
  const format = siteFormat(first.time_zone, locale);
  return (
    <div className={isLost ? "page alarms lost" : "page alarms"}>
      <AlarmsBar address={address} asked={asked} page={first} onGo={go} />
      <div className="alarms-columns">
        <div className={log.isPlaceholderData ? "waiting" : undefined}>
          <AlarmsTable
            alarms={log.data.pages.flatMap(({ alarms }) => alarms)}
            format={format}
            address={address}
            isAll={first.counts.all === 0}
            onGo={go}
          />
          {log.hasNextPage && (
            <button
              type="button"
              className="button older"
              disabled={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {t("older")}
            </button>
          )}
        </div>
        <div className="alarms-side">
          <BurdenPanel period={address.period} onGo={go} />
          <WhatIfPanel format={format} />
          <p className="secondary">{t("secondary")}</p>
        </div>
      </div>
    </div>
  );
}
