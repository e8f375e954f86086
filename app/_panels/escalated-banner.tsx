"use client";
import { useTranslations } from "next-intl";
import { wholeMinutes } from "#app/_format/age.ts";
import { useNow } from "#app/_live/use-now.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";
import type { EscalatedAlarm } from "./use-escalated.ts";

/**
 * The high alarms that nobody answers, the longest unanswered first: also on a wall that shows other beds, or turns
 * to another page.
 */
export function EscalatedBanner({ escalated }: { readonly escalated: readonly EscalatedAlarm[] }) {
  return (
    <span className="escalated is-high" role="status">
      <PriorityStars priority="high" />
      {escalated.map((one) => (
        <Escalated key={one.alarm.id} escalated={one} />
      ))}
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
