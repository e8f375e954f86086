"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatStopwatch } from "#app/_format/age.ts";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useSilence } from "#app/_live/use-now.ts";

/** Says that nothing on the page is of now, since when, and how long that is. */
export function DeskLostBanner() {
  const t = useTranslations("desk");
  const { status, lastHeardAt } = useConnection();
  if (status !== "lost") return null;
  return (
    <div className="desk-lost" role="alert">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" />
      </svg>
      {lastHeardAt === null ? t("connection.lostPlain") : <Since lastHeardAt={lastHeardAt} />}
    </div>
  );
}

function Since({ lastHeardAt }: { readonly lastHeardAt: number }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  const facts = useWardFacts();
  const silence = useSilence();
  if (facts === null) return t("connection.lostPlain");
  return (
    <>
      <span>
        {t("connection.lostSince", { time: siteFormat(facts.time_zone, locale).clock(lastHeardAt) })}
      </span>
      {/* Read out once, not anew every second. */}
      <span aria-hidden="true">{formatStopwatch(silence * 1000)}</span>
    </>
  );
}
