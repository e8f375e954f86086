"use client";

import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useSilence } from "#app/_live/use-now.ts";
import { useAgeWords } from "./use-age-words.ts";

/** Says that nothing on the page is of now, since when, and how long that is. */
export function LostBanner() {
  const { status } = useConnection();
  return status === "lost" ? <Lost /> : null;
}

function Lost() {
  const t = useTranslations("desk");
  const locale = useLocale();
  const { lastHeardAt } = useConnection();
  const facts = useWardFacts();
  const silence = useSilence();
  const age = useAgeWords();
  return (
    <p className="lost-banner" role="alert">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" />
      </svg>
      {lastHeardAt === null || facts === null
        ? t("connection.lostPlain")
        : t("connection.lostSince", {
            age: age(silence * 1000),
            time: siteFormat(facts.time_zone, locale).clock(lastHeardAt),
          })}
    </p>
  );
}
