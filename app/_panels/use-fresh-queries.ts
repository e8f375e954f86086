"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "#app/_live/live-provider.tsx";
import { ACCESS_KEY } from "#app/_query/access-queries.ts";

/** A ward of minute-rate devices changes several times a second; tables that people read need not. */
const AT_MOST_EVERY_MS = 3_000;

/** Asks again for what the tables show whenever something on the ward changed, at a pace that can be read. */
export function useFreshQueries(): void {
  const { link } = useLive();
  const queries = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | null = null;
    const soon = (): void => {
      if (stop !== null) return;
      stop = link.timers.after(AT_MOST_EVERY_MS, () => {
        stop = null;
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== ACCESS_KEY });
      });
    };
    const detach = link.attach({ synchronise: soon, wallChanged: soon, subjectChanged: soon });
    return () => {
      detach();
      stop?.();
    };
  }, [link, queries]);
}
