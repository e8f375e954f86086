"use client";
import { useSyncExternalStore } from "react";

/**
 * The secret behind the `#` of a one-time link: there, because browsers send that part to nobody and no log
 * holds it. `null`: none; `undefined`: not known yet, on the server.
 */
export function useSecret(): string | null | undefined {
  return useSyncExternalStore(subscribe, read, () => undefined);
}

function read(): string | null {
  const secret = window.location.hash.slice(1);
  return secret === "" ? null : secret;
}

/** A second link in the same tab changes the hash alone, and the page stays. */
function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
