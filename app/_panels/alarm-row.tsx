"use client";
import { useTranslations } from "next-intl";
import { useMoment } from "#app/_live/use-moment.ts";
import type { AlarmView, FeedView, InfusionWindowView } from "#lib/projections/bed-view.ts";
import { byUrgency, standingOf } from "./alarm-order.ts";
import { PriorityStars } from "./priority-stars.tsx";

interface AlarmRowProps {
  readonly alarms: readonly AlarmView[];
  readonly feed: FeedView;
  readonly window: InfusionWindowView;
}

/**
 * A tile's reserved last row: its most urgent alarm, and how many more there are. A silent feed is said there
 * even while no alarm does. Empty it keeps its place.
 */
export function AlarmRow({ alarms, feed, window }: AlarmRowProps) {
  const t = useTranslations("wall.alarm");
  const [first, ...others] = byUrgency(alarms);
  if (first === undefined) {
    return (
      <div className="alarm-row">
        {feed.state === "silent" ? <SilentFeed lastAt={feed.last_at} /> : <NoBaseline window={window} />}
      </div>
    );
  }
  const standing = standingOf(first);
  return (
    <div className="alarm-row">
      <span className={`chip is-${first.priority} is-${standing}`}>
        <PriorityStars priority={first.priority} />
        <span className="unseen">{t(first.priority)}</span>
        <span className="chip-text">{first.text}</span>
        {others.length > 0 && <span className="chip-more">{t("more", { count: others.length })}</span>}
      </span>
      {first.acknowledged_by !== undefined && (
        <small>{t("acknowledgedBy", { name: first.acknowledged_by })}</small>
      )}
      {standing === "latched" && <small>{t("latched")}</small>}
    </div>
  );
}

function SilentFeed({ lastAt }: { readonly lastAt: string | null }) {
  const t = useTranslations("wall.tile");
  const time = useMoment(lastAt);
  return <span className="feed-silent">{t("silentSince", { time })}</span>;
}

/** Without both values before T0 a rise in support cannot be judged, and silence would look like "no rise". */
function NoBaseline({ window }: { readonly window: InfusionWindowView }) {
  const t = useTranslations("wall.infusion");
  const { peep, fio2 } = window.baseline;
  if (window.state !== "open" || (peep !== null && fio2 !== null)) return null;
  return <small className="no-baseline">{t("notEvaluable")}</small>;
}
