"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { type AlarmsAsked, alarmExportPath } from "#app/_query/alarm-queries.ts";
import { CONDITION_IDS } from "#lib/alarms/condition.ts";
import type { AlarmLogPage } from "#lib/contract/alarms.ts";
import { Segmented } from "./segmented.tsx";
import { type AlarmsAddress, PERIODS, SORTS } from "./use-alarms-address.ts";

interface AlarmsBarProps {
  readonly address: AlarmsAddress;
  readonly asked: AlarmsAsked;
  readonly page: AlarmLogPage;
  readonly onGo: (next: Partial<AlarmsAddress>) => void;
}

/** Which alarms are shown, how many there are of each sort, and the way to take them along. */
export function AlarmsBar({ address, asked, page, onGo }: AlarmsBarProps) {
  const t = useTranslations("alarms");
  const mayExport = useMay("exports:take");
  const condition = useId();
  return (
    <div className="bar">
      <h1>{t("title")}</h1>
      <Segmented
        label={t("period.label")}
        values={PERIODS}
        chosen={address.period}
        onChoose={(period) => onGo({ period })}
        text={(period) => t(`period.${period}`)}
      />
      <Segmented
        label={t("show.label")}
        values={SORTS}
        chosen={address.sort}
        onChoose={(sort) => onGo({ sort })}
        text={(sort) => t(`show.${sort}`, { count: page.counts[sort] })}
      />
      <span className="filter">
        <label htmlFor={condition} className="visually-hidden">
          {t("filter.condition")}
        </label>
        <select
          id={condition}
          value={address.condition ?? ""}
          onChange={({ target }) => onGo({ condition: target.value === "" ? null : target.value })}
        >
          <option value="">{t("filter.every")}</option>
          {CONDITION_IDS.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </span>
      {(["bed", "subject"] as const).map((one) => {
        const name = address[one];
        if (name === null) return null;
        const words = t("filter.only", { name: `${t(`columns.${one}`)} ${name}` });
        return (
          <button
            key={one}
            type="button"
            className="button quiet"
            aria-label={t("filter.drop", { name: words })}
            onClick={() => onGo({ [one]: null })}
          >
            {words} <span aria-hidden="true">×</span>
          </button>
        );
      })}
      {mayExport && (
        <span className="bar-end">
          <a className="button" href={alarmExportPath("alarms.csv", asked)} download>
            {t("export.alarms")}
          </a>
          <a className="button quiet" href={alarmExportPath("alarm_log.csv", asked)} download>
            {t("export.log")}
          </a>
        </span>
      )}
    </div>
  );
}
