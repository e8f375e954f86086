"use client";

import { useTranslations } from "next-intl";
import type { ReviewView } from "#lib/projections/review-view.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import { ArrowKeys } from "./arrow-keys.tsx";
import type { ReviewFilter } from "./review-table.ts";

interface ReviewFooterProps {
  readonly protocol: ReviewView["protocol"];
  readonly timeZone: string;
  /** What the next-key looks for. */
  readonly next: ReviewFilter;
  readonly maySign: boolean;
  readonly mayAsk: boolean;
}

/** The keys, the tables to take away, and the rules that the figures were computed by. */
export function ReviewFooter({ protocol, timeZone, next, maySign, mayAsk }: ReviewFooterProps) {
  const t = useTranslations("review");
  return (
    <footer className="keys">
      <span>
        <ArrowKeys /> {t("keys.move")}
      </span>
      <Key name="Enter" does={t("keys.open")} />
      <Key name={`1–${DAILY_FIGURES.length}`} does={t("keys.quantity")} />
      {maySign && (
        <>
          <Key name="V" does={t("keys.verify")} />
          <Key name="S" does={t("keys.sign")} />
          <span>
            <kbd>⇧V</kbd> <kbd>⇧S</kbd> {t("keys.many")}
          </span>
        </>
      )}
      {mayAsk && <Key name="Q" does={t("keys.query")} />}
      <Key name="N" does={t("keys.next", { filter: t(`show.${next}`) })} />
      <Key name="H" does={t("keys.history")} />
      <Key name="P" does={t("keys.print")} />
      <Key name="/" does={t("keys.find")} />
      <Key name="Esc" does={t("keys.close")} />
      <span className="keys-end">
        <a href="/api/v1/exports/daily_long.csv" download>
          {t("csvLong")}
        </a>
        <a href="/api/v1/exports/daily_wide.csv" download>
          {t("csvWide")}
        </a>
        <span title={protocol.hash}>
          {t("protocol", { version: protocol.version })} · {protocol.hash.slice(0, 8)}
        </span>
        <span>{t("dayStart", { zone: timeZone })}</span>
      </span>
    </footer>
  );
}

function Key({ name, does }: { readonly name: string; readonly does: string }) {
  return (
    <span>
      <kbd>{name}</kbd> {does}
    </span>
  );
}
