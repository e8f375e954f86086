"use client";
import { useTranslations } from "next-intl";
import { useAge } from "#app/_live/use-age.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { type EscalatedAlarm, useEscalated } from "./use-escalated.ts";

/**
 * The high alarm that has waited longest for an answer, and how many more there are: also on a wall that shows
 * other beds, or turns to another page.
 */
export function EscalatedCount() {
  const [first, ...others] = useEscalated();
  return first === undefined ? null : <Escalated first={first} others={others.length} />;
}

function Escalated({ first, others }: { readonly first: EscalatedAlarm; readonly others: number }) {
  const t = useTranslations("wall");
  const age = useAge(first.alarm.active_from);
  return (
    <span className="chip is-high is-active escalated" role="status">
      <PriorityStars priority="high" />
      <span>
        {t("tile.name", { bed: first.bed })} {t("alarm.escalated", { age: age ?? "" })}
      </span>
      {first.alarm.call_failed === true && <span className="call-failed">{t("alarm.callFailed")}</span>}
      {others > 0 && <span>{t("alarm.more", { count: others })}</span>}
    </span>
  );
}
