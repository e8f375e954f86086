"use client";
import { useTranslations } from "next-intl";
import { wholeMinutes } from "#app/_format/age.ts";
import { useNow } from "#app/_live/use-now.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";
import type { EscalatedAlarm } from "./use-escalated.ts";

/** More than these have no room for their words: each is then a bed and its minutes, and none is left out. */
const WITH_WORDS = 2;

/**
 * The high alarms that nobody answers, the longest unanswered first: also on a wall that shows other beds, or turns
 * to another page.
 */
export function EscalatedBanner({ escalated }: { readonly escalated: readonly EscalatedAlarm[] }) {
  const t = useTranslations("wall.alarm");
  const isCrowded = escalated.length > WITH_WORDS;
  return (
    <span className="escalated is-high" role="status">
      <PriorityStars priority="high" />
      {isCrowded && <span>{t("manyUnanswered", { count: escalated.length })}</span>}
      {escalated.map((one) =>
        isCrowded ? (
          <Brief key={one.alarm.id} escalated={one} />
        ) : (
          <Escalated key={one.alarm.id} escalated={one} />
        ),
      )}
    </span>
  );
}

function Brief({ escalated: { bed, alarm } }: { readonly escalated: EscalatedAlarm }) {
  const t = useTranslations("wall");
  const minutes = useNow((now) => wholeMinutes(now - Date.parse(alarm.active_from))) ?? 0;
  return (
    <span>
      <b>{t("tile.name", { bed })}</b> {t("alarm.unansweredFor", { minutes })}
    </span>
  );
}

function Escalated({ escalated: { bed, alarm } }: { readonly escalated: EscalatedAlarm }) {
  const t = useTranslations("wall");
  const words = useAlarmWords()(alarm);
  const minutes = useNow((now) => wholeMinutes(now - Date.parse(alarm.active_from))) ?? 0;
  return (
    <span>
      <b>{t("tile.name", { bed })}</b> {words} <b>{t("alarm.unanswered", { minutes })}</b>
      {alarm.call_failed === true && ` (${t("alarm.callFailed")})`}
    </span>
  );
}
