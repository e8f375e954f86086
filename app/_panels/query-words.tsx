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
  const isLate = format.clock(observed_at) !== format.clock(recorded_at);
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
        {isLate && ` ${t("queries.received", { time: format.dateClock(recorded_at) })}`}
      </small>
    </div>
  );
}

function inUnit(value: number, unit: string): string {
  return `${Number(value.toPrecision(6))} ${formatUnit(unit)}`.trim();
}
