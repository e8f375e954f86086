"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import { millilitres } from "./infusion-words.ts";

interface InfusionHistoryProps {
  readonly infusion: InfusionView;
  readonly format: SiteFormat;
}

/** Interruptions, and what was written down before it was corrected. */
export function InfusionHistory({ infusion, format }: InfusionHistoryProps) {
  const t = useTranslations("infusion.card");
  const ends = useTranslations("infusion.end");
  const { interruptions, earlier, earlier_ends } = infusion;
  return (
    <>
      {interruptions.length > 0 && (
        <section className="history">
          <h4>{t("interruptions")}</h4>
          <ul>
            {interruptions.map(({ from, to, reason }) => (
              <li key={from}>
                {to === null
                  ? t("interruptionOpen", { from: format.clock(from), reason })
                  : t("interruption", { from: format.clock(from), to: format.clock(to), reason })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {earlier_ends.length > 0 && (
        <ul className="history">
          {earlier_ends.map(({ ended_at, given_ml, reason, corrected }) => (
            <li key={corrected.at}>
              {ends("history", {
                time: ended_at === null ? "—" : format.dateClock(ended_at),
                given:
                  given_ml === null ? ends("notRecorded") : t("givenMl", { volume: millilitres(given_ml) }),
                name: corrected.by,
                reason,
              })}
            </li>
          ))}
        </ul>
      )}
      {earlier.length > 0 && (
        <details className="history">
          <summary>{t("earlier")}</summary>
          <ul>
            {earlier.map(({ preparation, prepared, reason }) => (
              <li key={prepared.at}>
                {t("earlierLine", {
                  lot: preparation.lot,
                  bags: preparation.bags.length,
                  name: prepared.by,
                  time: format.dateClock(prepared.at),
                  reason,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
