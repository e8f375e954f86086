"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { LimitChangeJson } from "#lib/contract/limits.ts";

interface LimitsHistoryProps {
  readonly history: readonly LimitChangeJson[];
  readonly format: SiteFormat;
}

/** Every change that was ever made to a subject's limits, the latest first. */
export function LimitsHistory({ history, format }: LimitsHistoryProps) {
  const t = useTranslations("desk.limits");
  if (history.length === 0) return <p className="note">{t("never")}</p>;
  return (
    <details className="limits-history">
      <summary>{t("history", { count: history.length })}</summary>
      <ol>
        {history.map((change) => (
          <li key={`${change.at} ${change.by}`}>
            <b>
              {change.changes
                .map(({ limit, to }) =>
                  to === null
                    ? t("backToProtocol", { limit: t(`name.${limit}`) })
                    : t("changedTo", { limit: t(`name.${limit}`), to }),
                )
                .join(t("and"))}
            </b>
            <span>
              {t("setBy", { by: change.by, time: format.dateClock(change.at) })} <q>{change.reason}</q>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
