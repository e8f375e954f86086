import { isLeavingReason, type LeavingReason } from "#lib/access/leaving.ts";

const KEY = "ventwall.left-because";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps why this page is left for the page that comes in its place. */
export function rememberLeaving(reason: LeavingReason, storage: Kept = window.sessionStorage): void {
  storage.setItem(KEY, reason);
}

/** Why the page before was left, told once; `null`: nobody was shown out. */
export function recallLeaving(storage: Kept = window.sessionStorage): LeavingReason | null {
  const kept = storage.getItem(KEY);
  storage.removeItem(KEY);
  return isLeavingReason(kept) ? kept : null;
}
