"use client";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { formatClock } from "#app/_format/clock-time.ts";
import { useLive } from "#app/_live/live-provider.tsx";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import { useWard } from "#app/_live/wall-provider.tsx";
import { useAlarmSound } from "#app/_sound/use-alarm-sound.ts";
import { AlarmCounts } from "./alarm-counts.tsx";
import { AudioPause } from "./audio-pause.tsx";
import { ConnectionStatus } from "./connection-status.tsx";
import { LostBanner } from "./lost-banner.tsx";
import { SoundStatus } from "./sound-status.tsx";
import { WallVisitor } from "./wall-visitor.tsx";

interface TopBarProps {
  /** Which part of the ward is up, where it takes turns. */
  readonly page: { readonly index: number; readonly count: number; readonly beds: readonly string[] };
}

/** What the wall says of itself: time, place, whose figures, and whether it is alive. */
export function TopBar({ page }: TopBarProps) {
  const t = useTranslations();
  const facts = useWardFacts();
  const { link } = useLive();
  const clock = useNow((now) => (facts === null ? "" : formatClock(now, facts.time_zone)));
  const rate = useNow(() => link.clock.rate) ?? 1;
  // A wall is armed by whoever touches it; at a desk nobody is startled unasked.
  const sound = useAlarmSound(useVisitor()?.kind === "display");
  const isSimulated = useWard((views) => views.some(({ simulated }) => simulated));
  return (
    <header className="top-bar">
      <span className="clock">{clock ?? ""}</span>
      <b className="ward-name">{facts?.ward_name}</b>
      {isSimulated && <span className="sim-tag">{t("common.simulated")}</span>}
      {rate !== 1 && <span className="clock-rate">{t("wall.bar.rate", { rate })}</span>}
      {page.count > 1 && <PageIndicator page={page} />}
      <span className="spacer" />
      <WallVisitor />
      <AlarmCounts isSoundBlocked={sound.state === "blocked"} />
      <AudioPause />
      <span className="sound-truth">
        <SoundStatus sound={sound} />
      </span>
      <ConnectionStatus />
      <LostBanner />
    </header>
  );
}

function PageIndicator({ page }: TopBarProps) {
  const t = useTranslations("wall.bar");
  const { index, count, beds } = page;
  return (
    <span className="page-indicator">
      <span className="unseen">{t("page", { page: index + 1, pages: count })}</span>
      <span className="page-beds">{t("beds", { first: beds.at(0) ?? "", last: beds.at(-1) ?? "" })}</span>
      {Array.from({ length: count }, (_, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its page's number
        <i key={page} className={page === index ? "is-here" : undefined} />
      ))}
    </span>
  );
}
