"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useAge } from "#app/_live/use-age.ts";
import { useMoment } from "#app/_live/use-moment.ts";
import type { AlarmView, FeedView, InfusionWindowView, TransportView } from "#lib/projections/bed-view.ts";
import { AcknowledgeButton } from "./acknowledge-button.tsx";
import { byUrgency, standingOf } from "./alarm-order.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { TransportWords } from "./transport-words.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";
import { useTightChip } from "./use-tight-chip.ts";

interface AlarmRowProps {
  readonly subject: string | null;
  readonly alarms: readonly AlarmView[];
  readonly feed: FeedView;
  readonly window: InfusionWindowView;
  readonly transport: TransportView | null;
}

/**
 * A tile's reserved last row: its most urgent alarm, and how many more there are. A silent feed and a transport are
 * said there even while no alarm does. Empty it keeps its place.
 */
export function AlarmRow({ subject, alarms, feed, window, transport }: AlarmRowProps) {
  const [first, ...others] = byUrgency(alarms);
  if (first === undefined || subject === null) {
    return (
      <div className="alarm-row">
        {feed.state === "silent" ? <SilentFeed lastAt={feed.last_at} /> : <NoBaseline window={window} />}
        <InTransport transport={transport} />
      </div>
    );
  }
  return <Alarm subject={subject} first={first} others={others.length} transport={transport} />;
}

interface AlarmProps {
  readonly subject: string;
  readonly first: AlarmView;
  readonly others: number;
  readonly transport: TransportView | null;
}

function Alarm({ subject, first, others, transport }: AlarmProps) {
  const t = useTranslations("wall.alarm");
  const words = useAlarmWords()(first);
  const standing = standingOf(first);
  const row = useRef<HTMLDivElement>(null);
  const hasRoom = standing === "active" && first.escalated_at === undefined;
  useTightChip(row);
  return (
    <div ref={row} className="alarm-row">
      <AcknowledgeButton
        key={first.id}
        subject={subject}
        alarm={first}
        className={`chip is-${first.priority} is-${standing}`}
      >
        <PriorityStars priority={first.priority} />
        <span className="unseen">{t(first.priority)}</span>
        <span className="chip-text">{words}</span>
        {others > 0 && <span className="chip-more">{t("more", { count: others })}</span>}
      </AcknowledgeButton>
      <Standing alarm={first} />
      {hasRoom && <InTransport transport={transport} />}
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
  const isEscalated = alarm.escalated_at !== undefined;
  if (!isEscalated && !alarm.latched) return null;
  return (
    <small>
      {isEscalated && <b className="unanswered">{t("escalated", { age: unanswered ?? "" })} </b>}
      {alarm.latched && `${t("latched")} ${endedAt}`}
    </small>
  );
}

function InTransport({ transport }: Pick<AlarmProps, "transport">) {
  if (transport === null) return null;
  return (
    <small className="in-transport">
      <TransportWords transport={transport} />
    </small>
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
  if (!window.unjudged.includes("rise")) return null;
  return <small className="no-baseline">{t("notEvaluable")}</small>;
}
