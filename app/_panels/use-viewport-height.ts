"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** The height of the window in pixels; `fallback` where there is none yet. */
export function useViewportHeight(fallback: number): number {
  return useSyncExternalStore(
    subscribe,
    () => window.innerHeight,
    () => fallback,
  );
}
