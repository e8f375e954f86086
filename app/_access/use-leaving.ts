"use client";
import { useSyncExternalStore } from "react";
import type { LeavingReason } from "#lib/access/leaving.ts";
import { recallLeaving } from "./leaving.ts";

/** Told once, and then known for as long as the page is open. */
let recalled: LeavingReason | null | undefined;

/** Why whoever looks was shown out of the page before; `null`: they were not, or on the server. */
export function useLeaving(): LeavingReason | null {
  return useSyncExternalStore(subscribe, read, () => null);
}

function read(): LeavingReason | null {
  if (recalled === undefined) recalled = recallLeaving();
  return recalled;
}

/** It does not change while the page is open. */
function subscribe(): () => void {
  return () => {};
}
