"use client";
import { useTranslations } from "next-intl";
import { wholeMinutes } from "#app/_format/age.ts";
import { useNow } from "#app/_live/use-now.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";
import { bedsOf, type EscalatedAlarm } from "./use-escalated.ts";

/** More than these have no room for their words. */
const WITH_WORDS = 2;

/**
 * The high alarms that nobody answers, the longest unanswered first: also on a wall that shows other beds, or turns
 * to another page. Many are a count, the longest time and their beds: the count is true however many beds fit.
 */
export function EscalatedBanner({ escalated }: { readonly escalated: readonly EscalatedAlarm[] }) {
  return (
    <span className="escalated is-high" role="status">
      <PriorityStars priority="high" />
      {escalated.length > WITH_WORDS ? (
        <Many escalated={escalated} />
      ) : (
        escalated.map((one) => <Escalated key={one.alarm.id} escalated={one} />)
      )}
    </span>
  );
}

function Many({ escalated }: { readonly escalated: readonly EscalatedAlarm[] }) {
  const t = useTranslations("wall.alarm");
  const minutes = useMinutes(escalated[0]);
  const beds = bedsOf(escalated).join(t("comma"));
  return (
    <span className="escalated-many">
      <b>{t("manyUnanswered", { count: escalated.length, minutes })}</b> {t("atBeds", { beds })}
    </span>
  );
}

function Escalated({ escalated }: { readonly escalated: EscalatedAlarm }) {
  const t = useTranslations("wall");
  const { bed, alarm } = escalated;
  const words = useAlarmWords()(alarm);
  const minutes = useMinutes(escalated);
  return (
    <span>
      <b>{t("tile.name", { bed })}</b> {words} <b>{t("alarm.unanswered", { minutes })}</b>
      {alarm.call_failed === true && ` (${t("alarm.callFailed")})`}
    </span>
  );
}

function useMinutes(escalated: EscalatedAlarm | undefined): number {
  const from = escalated === undefined ? Number.NaN : Date.parse(escalated.alarm.active_from);
  return useNow((now) => (Number.isNaN(from) ? 0 : wholeMinutes(now - from))) ?? 0;
}
