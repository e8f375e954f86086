"use client";
import { useTranslations } from "next-intl";
import { useAge } from "#app/_live/use-age.ts";
import { useMoment } from "#app/_live/use-moment.ts";
import type { AlarmView, FeedView, InfusionWindowView } from "#lib/projections/bed-view.ts";
import { AcknowledgeButton } from "./acknowledge-button.tsx";
import { byUrgency, standingOf } from "./alarm-order.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";

interface AlarmRowProps {
  readonly subject: string | null;
  readonly alarms: readonly AlarmView[];
  readonly feed: FeedView;
  readonly window: InfusionWindowView;
}

/**
 * A tile's reserved last row: its most urgent alarm, and how many more there are. A silent feed is said there
 * even while no alarm does. Empty it keeps its place.
 */
export function AlarmRow({ subject, alarms, feed, window }: AlarmRowProps) {
  const t = useTranslations("wall.alarm");
  const say = useAlarmWords();
  const [first, ...others] = byUrgency(alarms);
  if (first === undefined || subject === null) {
    return (
      <div className="alarm-row">
        {feed.state === "silent" ? <SilentFeed lastAt={feed.last_at} /> : <NoBaseline window={window} />}
      </div>
    );
  }
  const standing = standingOf(first);
  return (
    <div className="alarm-row">
      <AcknowledgeButton
        key={first.id}
        subject={subject}
        alarm={first}
        className={`chip is-${first.priority} is-${standing}`}
      >
        <PriorityStars priority={first.priority} />
        <span className="unseen">{t(first.priority)}</span>
        <span className="chip-text">{say(first)}</span>
        {others.length > 0 && <span className="chip-more">{t("more", { count: others.length })}</span>}
      </AcknowledgeButton>
      <Standing alarm={first} />
    </div>
  );
}

/** What has become of an alarm: who has seen it, when its cause went, for how long nobody has answered. */
function Standing({ alarm }: { readonly alarm: AlarmView }) {
  const t = useTranslations("wall.alarm");
  const acknowledgedAt = useMoment(alarm.acknowledged_at ?? null);
  const endedAt = useMoment(alarm.ended_at ?? null);
  const unanswered = useAge(alarm.active_from);
  if (alarm.acknowledged_by !== undefined) {
    return (
      <small>
        {t("acknowledgedBy", { name: alarm.acknowledged_by })} {acknowledgedAt}
      </small>
    );
  }
  return (
    <>
      {alarm.escalated_at !== undefined && (
        <small className="unanswered">{t("escalated", { age: unanswered ?? "" })}</small>
      )}
      {alarm.latched && (
        <small>
          {t("latched")} {endedAt}
        </small>
      )}
    </>
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
