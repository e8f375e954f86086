"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatSinceStart } from "#app/_format/age.ts";
import { formatPlanned } from "#app/_format/planned-time.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { InfusionWindowView } from "#lib/projections/bed-view.ts";
import { MINUTE, parseInstant } from "#lib/units/instant.ts";

/** Before an infusion its planned time; in the 24 h after it a clock from T0 over a bar with its marks. */
export function InfusionClock({ window }: { readonly window: InfusionWindowView }) {
  if (window.state === "before") return <PlannedInfusion plannedAt={window.planned_at} />;
  if (window.state !== "open") return null;
  return (
    <>
      <NotJudged window={window} />
      <OpenWindow window={window} />
    </>
  );
}

function PlannedInfusion({ plannedAt }: { readonly plannedAt: string | null }) {
  const t = useTranslations("wall.infusion");
  const locale = useLocale();
  const facts = useWardFacts();
  const at = parseInstant(plannedAt);
  const time = useNow((now) =>
    at === null || facts === null ? "" : formatPlanned(at, now, facts.time_zone, locale),
  );
  if (at === null) return null;
  return (
    <span className="infusion-planned">
      {t("planned")} <b>{time}</b>
    </span>
  );
}

function OpenWindow({ window }: { readonly window: InfusionWindowView }) {
  const start = parseInstant(window.started_at);
  const end = parseInstant(window.ends_at);
  const early = parseInstant(window.early_ends_at);
  const minutes = useNow((now) => (start === null ? 0 : Math.floor((now - start) / MINUTE)));
  if (start === null || end === null || minutes === null) return null;
  const share = (elapsedMs: number): number => 100 * Math.min(1, Math.max(0, elapsedMs / (end - start)));
  return (
    <span className="infusion-clock">
      {formatSinceStart(minutes * MINUTE)}
      <svg viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
        <rect className="infusion-rest" width="100" height="9" />
        <rect className="infusion-gone" width={share(minutes * MINUTE)} height="9" />
        {early !== null && (
          <rect
            className={minutes * MINUTE > early - start ? "infusion-mark-passed" : "infusion-mark"}
            x={share(early - start) - 1}
            width="2"
            height="9"
          />
        )}
        <rect className="infusion-mark" x="98" width="2" height="9" />
      </svg>
    </span>
  );
}

/** What nobody will be alarmed about, because it cannot be judged: said whatever else is on the tile. */
function NotJudged({ window }: { readonly window: InfusionWindowView }) {
  const t = useTranslations("wall.infusion.unjudged");
  if (window.unjudged.length === 0) return null;
  return (
    <small className="not-judged">
      {window.unjudged.map((what) => (
        <span key={what}>{t(what)}</span>
      ))}
    </small>
  );
}
