"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useConnection } from "#app/_live/use-connection.ts";
import { useBeds } from "#app/_live/wall-provider.tsx";
import { TopBar } from "#app/_panels/top-bar.tsx";
import { WallLegend } from "#app/_panels/wall-legend.tsx";
import { WallMessage } from "#app/_panels/wall-message.tsx";
import { selectBeds } from "#lib/access/bed-selection.ts";
import { pagesOf } from "./page-turn.ts";
import { useIsNight } from "./use-is-night.ts";
import { usePageTurn } from "./use-page-turn.ts";
import { WardGrid } from "./ward-grid.tsx";

/** The bars and the beds between them; instead of beds, in words, why there are none. */
export function Ward({ wish }: { readonly wish: string | null }) {
  const all = useBeds();
  const { status } = useConnection();
  const isNight = useIsNight();
  const beds = useMemo(() => (all === null ? [] : selectBeds(all, wish)), [all, wish]);
  const pages = useMemo(() => pagesOf(beds), [beds]);
  const index = usePageTurn(pages);
  const page = { index, count: pages.length, beds: pages[index] ?? [] };
  const state = `${status === "lost" ? " is-lost" : ""}${isNight ? " is-night" : ""}`;
  return (
    <div className={`wall${state}`} data-theme="wall">
      <TopBar page={page} />
      {beds.length === 0 ? (
        <NoWard all={all} wish={wish} isLost={status === "lost"} />
      ) : (
        <WardGrid pages={pages} index={index} isNight={isNight} />
      )}
      <WallLegend />
    </div>
  );
}

interface NoWardProps {
  readonly all: readonly string[] | null;
  readonly wish: string | null;
  readonly isLost: boolean;
}

function NoWard({ all, wish, isLost }: NoWardProps) {
  const t = useTranslations("wall.screen");
  if (all === null && isLost) return <WallMessage title={t("lost")} hint={t("lostHint")} />;
  if (all === null) return <WallMessage title={t("connecting")} hint={t("connectingHint")} />;
  if (all.length === 0) return <WallMessage title={t("noBeds")} hint={t("noBedsHint")} />;
  return (
    <WallMessage
      title={t("noneOfThese", { beds: wish ?? "" })}
      hint={t("noneOfTheseHint", { names: all.join(", ") })}
    />
  );
}
