"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatClock } from "#app/_format/clock-time.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { alarmWords, wordingOf } from "#lib/alarms/alarm-words.ts";
import { CONDITION_IDS, type ConditionId } from "#lib/alarms/condition.ts";
import { itemsNumbered, parameterNumbered } from "#lib/alarms/figure-numbers.ts";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import type { Instant } from "#lib/units/instant.ts";

/** What an alarm says, in the page's language; one of a newer server in its own English. */
export function useAlarmWords(): (alarm: Pick<AlarmView, "condition" | "figures" | "text">) => string {
  const t = useTranslations("wall.alarm.says");
  const named = useTranslations("wall.parameter");
  const lacking = useTranslations("wall.dayItem");
  const comma = useTranslations("wall.alarm");
  const timeZone = useWardFacts()?.time_zone ?? "UTC";
  return useCallback(
    ({ condition, figures, text }) => {
      if (!isConditionId(condition)) return text;
      const words = alarmWords(condition, figures, (instant) => formatClock(instant as Instant, timeZone));
      const parameter = parameterNumbered(figures.parameter);
      const drug = parameterNumbered(figures.drug);
      const items = itemsNumbered(figures.items).map((item) => lacking(item));
      return t(wordingOf(condition, figures), {
        ...words,
        ...(parameter === null ? {} : { parameter: named(parameter) }),
        ...(drug === null ? {} : { drug: named(drug) }),
        ...(items.length === 0 ? {} : { items: items.join(comma("comma")) }),
      });
    },
    [t, named, lacking, comma, timeZone],
  );
}

function isConditionId(condition: string): condition is ConditionId {
  return CONDITION_IDS.some((known) => known === condition);
}
