"use client";
import { useSyncExternalStore } from "react";
import type { Instant } from "#lib/units/instant.ts";
import { useLive } from "./live-provider.tsx";

/**
 * What `read` makes of the server's present, looked at every second; the component renders again only when
 * that differs. So `read` must answer with a string, a number or a boolean. `null`: no server was heard yet.
 */
export function useNow<T extends string | number | boolean>(read: (now: Instant) => T): T | null {
  const { link, ticker } = useLive();
  const look = (): T | null => {
    const now = link.clock.now();
    return now === null ? null : read(now);
  };
  return useSyncExternalStore(ticker.subscribe, look, () => null);
}

/** Whole real seconds since the server was last heard. */
export function useSilence(): number {
  const { link, ticker } = useLive();
  return useSyncExternalStore(
    ticker.subscribe,
    () => Math.floor(link.silence() / 1000),
    () => 0,
  );
}
