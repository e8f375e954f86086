"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { VersionView } from "#lib/projections/record-view.ts";

interface FactHistoryProps<Value> {
  readonly what: string;
  readonly versions: readonly VersionView<Value>[];
  readonly words: (value: Value | null) => string;
  readonly format: SiteFormat;
}

/** Everything that ever stood there, the latest first, with who, when and why; closed until somebody asks. */
export function FactHistory<Value>({ what, versions, words, format }: FactHistoryProps<Value>) {
  const t = useTranslations("record");
  const last = versions.at(-1);
  if (last === undefined) return null;
  if (versions.length === 1) {
    return <span className="note">{t("by", { by: last.by, at: format.dateClock(last.at) })}</span>;
  }
  return (
    <details className="history">
      <summary aria-label={t("historyOf", { what })}>{t("history", { count: versions.length })}</summary>
      <ol reversed>
        {versions.toReversed().map((one) => (
          <li key={one.version} value={one.version}>
            {words(one.value)}
            <span className="note">
              {t("by", { by: one.by, at: format.dateClock(one.at) })}
              {one.correction !== null &&
                ` · ${[t(`reason.${one.correction.reason_code}`), one.correction.text].filter(Boolean).join(": ")}`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
