"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { CaseJson } from "#lib/contract/events.ts";
import { AlarmSteps } from "./alarm-steps.tsx";
import { CaseDataNotice } from "./case-data-notice.tsx";
import { millilitres, millions } from "./infusion-words.ts";
import { useAgeWords } from "./use-age-words.ts";
import { useCandidateFigures } from "./use-candidate-figures.ts";

interface CaseFactsProps {
  readonly of: CaseJson;
  readonly format: SiteFormat;
}

/** What is on record of a candidate besides the readings: the entry, its hours, the infusion, its alarm's life. */
export function CaseFactsList({ of, format }: CaseFactsProps) {
  const t = useTranslations("events.case");
  const old = useTranslations("infusion.events");
  const since = useTranslations("events.list");
  const age = useAgeWords();
  const { case: one, window, infusions, alarm } = of;
  const figures = useCandidateFigures(one);
  const { onset, t0, opened, adjudication } = one;
  const hours = !adjudication.may_confirm
    ? t("outWindow")
    : adjudication.may_confirm_as.length > 0 && one.in_time
      ? t("inHours")
      : t("outHours");
  return (
    <section className="panel" aria-label={t("facts")}>
      <h3>{t("facts")}</h3>
      <dl className="infusion-facts">
        <Fact term={t("onset")}>
          {t("onsetText", {
            time: format.dateClock(onset),
            since:
              t0 === null
                ? since("beforeT0")
                : since("sinceT0", { age: age(Date.parse(onset) - Date.parse(t0)) }),
          })}
        </Fact>
        <Fact term={t("hours")}>{hours}</Fact>
        <Fact term={t("origin")}>
          {one.origin === "data"
            ? t("fromData", { time: format.dateClock(opened.at) })
            : t("byPerson", { name: opened.by, time: format.dateClock(opened.at) })}
        </Fact>
        {figures !== null && <Fact term={t("detected")}>{figures}</Fact>}
        {one.origin === "person" && one.event !== null && <Fact term="">“{one.term}”</Fact>}
        {one.note !== null && <Fact term={t("note")}>{one.note}</Fact>}
        <Fact term={t("infusion")}>
          {infusions.length === 0
            ? t("noRecord")
            : infusions.map((infusion) => (
                <span key={infusion.infusion} className="line">
                  {t("infusionLine", {
                    product: infusion.preparation.product,
                    lot: infusion.preparation.lot,
                    from: infusion.started_at === null ? "—" : format.clock(infusion.started_at),
                    to: infusion.ended_at === null ? t("running") : format.clock(infusion.ended_at),
                  })}
                  {infusion.interruptions.length > 0 &&
                    `, ${t("interruptions", { count: infusion.interruptions.length })}`}
                </span>
              ))}
        </Fact>
        {window !== null && window.given.volume_ml !== null && (
          <Fact term={t("given")}>
            {t("givenText", {
              volume: millilitres(window.given.volume_ml),
              cells: millions(window.given.cells),
            })}
          </Fact>
        )}
      </dl>
      <CaseDataNotice of={of} format={format} />
      {one.earlier.map((before) => (
        <p key={before.corrected.at} className="count">
          {old("correctedLine", {
            term: before.term,
            time: format.dateClock(before.onset),
            name: before.corrected.by,
            reason: before.reason,
          })}
        </p>
      ))}
      {one.superseded !== null && (
        <p className="banner">
          {old(`superseded.${one.superseded.because}`, {
            name: one.superseded.by,
            reason: one.superseded.reason ?? "—",
          })}
        </p>
      )}
      <details className="history">
        <summary>{t("alarm")}</summary>
        {alarm === null ? (
          <p>{t("noAlarm")}</p>
        ) : (
          <div className="alarm-steps">
            <AlarmSteps alarm={alarm} format={format} />
            <Link
              href={`/alarms?period=study&subject=${encodeURIComponent(one.subject)}&alarm=${encodeURIComponent(alarm.id)}`}
            >
              {t("alarmOpen")}
            </Link>
          </div>
        )}
      </details>
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
