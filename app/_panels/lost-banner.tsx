"use client";
import { useTranslations } from "next-intl";
import { formatStopwatch } from "#app/_format/age.ts";
import { formatClockSeconds } from "#app/_format/clock-time.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useSilence } from "#app/_live/use-now.ts";
import { PriorityStars } from "./priority-stars.tsx";

/**
 * The server is lost: every figure is old. It lies over the top bar instead of pushing the ward down, because
 * beds never move.
 */
export function LostBanner() {
  const t = useTranslations("wall.bar");
  const { status, lastHeardAt } = useConnection();
  const facts = useWardFacts();
  const silence = useSilence();
  if (status !== "lost") return null;
  return (
    <div className="lost-banner is-medium" role="alert">
      <PriorityStars priority="medium" />
      <b>
        {t("lost")} <span className="stopwatch">{formatStopwatch(silence * 1000)}</span>
      </b>
      {lastHeardAt !== null && <span className="lost-advice">{t("old")}</span>}
      {lastHeardAt !== null && facts !== null && (
        <span className="lost-since">
          {t("since", { time: formatClockSeconds(lastHeardAt, facts.time_zone) })}
        </span>
      )}
    </div>
  );
}
