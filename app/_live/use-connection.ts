"use client";
import { useSyncExternalStore } from "react";
import type { WardFacts } from "#lib/contract/live.ts";
import type { Connection } from "./live-link.ts";
import { useLive } from "./live-provider.tsx";

/** How the page stands to the server. */
export function useConnection(): Connection {
  const { link } = useLive();
  const read = (): Connection => link.connection;
  return useSyncExternalStore(link.subscribe, read, read);
}

/** Name, time zone and limits of the ward; `null` until the first snapshot. */
export function useWardFacts(): WardFacts | null {
  const { link } = useLive();
  const read = (): WardFacts | null => link.facts;
  return useSyncExternalStore(link.subscribe, read, read);
}
