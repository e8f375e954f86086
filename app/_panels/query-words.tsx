"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { ReadingQueryJson } from "#lib/contract/queries.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";

interface QueryWordsProps {
  readonly query: ReadingQueryJson;
  readonly format: SiteFormat;
}

/** What was sent, from where and when, and what it may have meant. */
export function QueryWords({ query, format }: QueryWordsProps) {
  const t = useTranslations("desk");
  const { parameter, value, suspected_unit, source, observed_at, recorded_at } = query;
  const isSameDay = format.localDate(observed_at) === format.localDate(recorded_at);
  const received = isSameDay ? format.clock(recorded_at) : format.dateClock(recorded_at);
  const isLate = !isSameDay || format.clock(observed_at) !== received;
  return (
    <div className="query-words">
      <b>
        {isParameter(parameter) ? t(`parameter.${parameter}`) : parameter} {inUnit(value, query.unit)}
        {suspected_unit !== null && (
          <span className="suspicion">
            {t("queries.suspected", { value: inUnit(value, suspected_unit) })}
          </span>
        )}
      </b>
      <small>
        {t("queries.sent", { source, time: format.dateClock(observed_at) })}
        {isLate && `${t("now.comma")}${t("queries.received", { time: received })}`}
      </small>
    </div>
  );
}

function inUnit(value: number, unit: string): string {
  return `${Number(value.toPrecision(6))} ${formatUnit(unit)}`.trim();
}
