"use client";

import { useTranslations } from "next-intl";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { ArrowKeys } from "./arrow-keys.tsx";

interface ReviewFooterProps {
  readonly protocol: ReviewView["protocol"];
  readonly timeZone: string;
}

/** The keys, the tables to take away, and the rules that the figures were computed by. */
export function ReviewFooter({ protocol, timeZone }: ReviewFooterProps) {
  const t = useTranslations("desk");
  return (
    <footer className="keys">
      <span>
        <ArrowKeys /> {t("review.move")}
      </span>
      <span>
        <kbd>Enter</kbd> {t("review.open")}
      </span>
      <span>
        <kbd>1–5</kbd> {t("review.quantityKeys")}
      </span>
      <span>
        <kbd>N</kbd> {t("review.nextGap")}
      </span>
      <span>
        <kbd>Esc</kbd> {t("review.close")}
      </span>
      <span className="keys-end">
        <a href="/api/v1/exports/daily_long.csv" download>
          {t("review.csvLong")}
        </a>
        <a href="/api/v1/exports/daily_wide.csv" download>
          {t("review.csvWide")}
        </a>
        <span title={protocol.hash}>
          {t("review.protocol", { version: protocol.version })} · {protocol.hash.slice(0, 8)}
        </span>
        <span>{t("review.dayStart", { zone: timeZone })}</span>
      </span>
    </footer>
  );
}
