"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";

interface StaleNoticeProps {
  readonly theirs: string;
  readonly mine: string;
  readonly by: string;
  readonly at: string;
  readonly onKeepTheirs: () => void;
  readonly onReplace: () => void;
}

/** Somebody else was faster: what stands now beside what was typed, and which it shall be. */
export function StaleNotice({ theirs, mine, by, at, onKeepTheirs, onReplace }: StaleNoticeProps) {
  const t = useTranslations("record.stale");
  const locale = useLocale();
  const zone = useWardFacts()?.time_zone ?? "UTC";
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const when = siteFormat(zone, locale).dateClock(at);
  return (
    <div ref={place} className="form-problem" role="alert" tabIndex={-1}>
      <p>{t("title")}</p>
      <p>{t("theirs", { what: theirs, by, at: when })}</p>
      <p>{t("mine", { what: mine })}</p>
      <p className="card-deeds">
        <button type="button" className="button" onClick={onKeepTheirs}>
          {t("keepTheirs")}
        </button>
        <button type="button" className="button quiet" onClick={onReplace}>
          {t("replace")}
        </button>
      </p>
    </div>
  );
}
