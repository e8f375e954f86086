"use client";
import { useSyncExternalStore } from "react";
import { useLive } from "#app/_live/live-provider.tsx";
import { useWard } from "#app/_live/wall-provider.tsx";
import { askingPages, pageAt } from "./page-turn.ts";

/** The page that is up now, by real time; one whose alarm asks for somebody stays. */
export function usePageTurn(pages: readonly (readonly string[])[]): number {
  const { link, ticker } = useLive();
  // As text, so that the ward's other changes turn nothing.
  const asking = useWard((views) => {
    const alarms = new Map(views.map((view) => [view.bed, view.alarms]));
    return askingPages(pages, (bed) => alarms.get(bed) ?? []).join(",");
  });
  const turn = (): number =>
    pageAt(link.timers.monotonic(), pages.length, asking === "" ? [] : asking.split(",").map(Number));
  return useSyncExternalStore(ticker.subscribe, turn, () => 0);
}
