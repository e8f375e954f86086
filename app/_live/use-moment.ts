"use client";
import { useLocale } from "next-intl";
import { formatMoment } from "#app/_format/moment.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { useWardFacts } from "./use-connection.ts";
import { useNow } from "./use-now.ts";

/** A time on the site's clock, with its date once that is not today; empty for a time that is not known. */
export function useMoment(iso: string | null): string {
  const facts = useWardFacts();
  const locale = useLocale();
  const at = parseInstant(iso);
  return (
    useNow((now) => (at === null || facts === null ? "" : formatMoment(at, now, facts.time_zone, locale))) ??
    ""
  );
}
