"use client";
import { useSyncExternalStore } from "react";
import { useLive } from "#app/_live/live-provider.tsx";
import { pageAt } from "./page-turn.ts";

/** The page that is up now, by real time. */
export function usePageTurn(pages: number): number {
  const { link, ticker } = useLive();
  return useSyncExternalStore(
    ticker.subscribe,
    () => pageAt(link.timers.monotonic(), pages),
    () => 0,
  );
}
