"use client";
import { formatAge } from "#app/_format/age.ts";
import { useAgeWords } from "#app/_format/use-age-words.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { useNow } from "./use-now.ts";

/** How long ago by the server's clock, running on by itself; `null` for a time that is not known. */
export function useAge(observedAt: string | null): string | null {
  const words = useAgeWords();
  const from = parseInstant(observedAt);
  return useNow((now) => (from === null ? "" : formatAge(now - from, words))) || null;
}
