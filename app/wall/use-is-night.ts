"use client";
import { localHour } from "#app/_format/clock-time.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import { useWard } from "#app/_live/wall-provider.tsx";

const FROM_HOUR = 22;
const UNTIL_HOUR = 6;

/** Whether the wall may dim: at night by the site's clock, with no alarm anywhere and the server there. */
export function useIsNight(): boolean {
  const facts = useWardFacts();
  const { status } = useConnection();
  const hasAlarm = useWard((views) => views.some(({ alarms }) => alarms.length > 0));
  const isLate = useNow((now) => {
    if (facts === null) return false;
    const hour = localHour(now, facts.time_zone);
    return hour >= FROM_HOUR || hour < UNTIL_HOUR;
  });
  return isLate === true && !hasAlarm && status === "live";
}
