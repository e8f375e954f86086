"use client";
import { useTranslations } from "next-intl";
import { useWard } from "#app/_live/wall-provider.tsx";
import type { AlarmView, BedView } from "#lib/projections/bed-view.ts";
import { standingOf } from "./alarm-order.ts";
import { PriorityStars } from "./priority-stars.tsx";

const PRIORITIES = ["high", "medium", "low"] as const;

interface AlarmCountsProps {
  /** That alarms cannot be heard here is a technical alarm of this screen, of low priority. */
  readonly isSoundBlocked: boolean;
}

/** How many alarms nobody has answered yet, by priority. Silent where there is none: a nought would vouch for it. */
export function AlarmCounts({ isSoundBlocked }: AlarmCountsProps) {
  const counts = useWard((views) =>
    PRIORITIES.map((priority) => {
      const own = priority === "low" && isSoundBlocked ? 1 : 0;
      return countOf(views, priority) + own;
    }).join(" "),
  ).split(" ");
  return (
    <span className="alarm-counts">
      {PRIORITIES.map((priority, index) => (
        <Count key={priority} priority={priority} count={counts[index] ?? "0"} />
      ))}
    </span>
  );
}

function Count({ priority, count }: { readonly priority: AlarmView["priority"]; readonly count: string }) {
  const t = useTranslations("wall.alarm");
  if (count === "0") return null;
  return (
    <span className={`chip is-${priority} is-active`}>
      <PriorityStars priority={priority} />
      <span className="unseen">{t(priority)}</span>
      {count}
    </span>
  );
}

function countOf(views: readonly BedView[], priority: AlarmView["priority"]): number {
  let count = 0;
  for (const { alarms } of views) {
    count += alarms.filter(
      (alarm) => alarm.priority === priority && standingOf(alarm) !== "acknowledged",
    ).length;
  }
  return count;
}
