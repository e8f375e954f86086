"use client";
import { useSyncExternalStore } from "react";
import { useLive } from "#app/_live/live-provider.tsx";
import { MINUTE } from "#lib/units/instant.ts";

const CORNERS = ["0 0", "1px 0", "1px 1px", "0 1px"] as const;

/**
 * A pixel's step each minute, round a square, against the burning-in of a picture that hardly changes for
 * months. By the ticker, because an endless CSS animation would wake the compositor at every frame.
 */
export function useDrift(): string {
  const { link, ticker } = useLive();
  return useSyncExternalStore(
    ticker.subscribe,
    () => CORNERS[Math.floor(link.timers.monotonic() / MINUTE) % CORNERS.length] ?? CORNERS[0],
    () => CORNERS[0],
  );
}
