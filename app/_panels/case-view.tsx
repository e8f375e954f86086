"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMay } from "#app/_access/visitor.tsx";
import { siteFormat } from "#app/_format/site-format.ts";
import { caseQuery } from "#app/_query/event-queries.ts";
import type { CaseView as CaseFacts } from "#lib/projections/events-view.ts";
import { CaseDeeds } from "./case-deeds.tsx";
import { CaseFactsList } from "./case-facts.tsx";
import { CaseRounds } from "./case-rounds.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { NotLoaded } from "./page-state.tsx";
import type { EventsAddress } from "./use-events-address.ts";

interface CaseViewProps {
  readonly candidate: string;
  readonly onGo: (next: Partial<EventsAddress>) => void;
  readonly onClose: () => void;
}

/** One candidate: what is known of it, what was said of it, and what whoever looks may say. */
export function CaseView({ candidate, onGo, onClose }: CaseViewProps) {
  const t = useTranslations("events.case");
  const code = useTranslations("infusion.events.code");
  const states = useTranslations("events.state");
  const again = useTranslations("events.reopened");
  const locale = useLocale();
  const mayRecord = useMay("infusions:record");
  const asked = useQuery(caseQuery(candidate));
  if (asked.data === undefined) return <NotLoaded of={asked} />;
  const { case: one, evidence, adverse_events: adverse, time_zone: timeZone } = asked.data;
  const format = siteFormat(timeZone, locale);
  const { adjudication } = one;
  const number = candidate.split("/").at(-1) ?? "";
  const label = t("label", { number, subject: one.subject });
  return (
    <article className="case" aria-label={label} data-state={adjudication.state}>
      <section className="panel case-head">
        <div className="bar">
          <h2>{one.event === null ? one.term : code(one.event)}</h2>
          <span className="tag">{states(adjudication.state)}</span>
          <span className="bar-end card-deeds">
            <Link className="button quiet" href={`/subjects/${encodeURIComponent(one.subject)}?view=window`}>
              {t("toSubject")}
            </Link>
            <button type="button" className="button quiet" onClick={onClose}>
              {t("close")}
            </button>
          </span>
        </div>
        <p className="count">{label}</p>
        <p className="case-waits">
          {adjudication.reopened !== null && <b>{again(adjudication.reopened)}. </b>}
          {t(waitsFor(one))}
          {adjudication.confirmed_as !== null &&
            ` ${t("countsAs", { event: code(adjudication.confirmed_as) })}`}
        </p>
      </section>
      <CaseFactsList of={asked.data} format={format} />
      <EvidencePanel evidence={evidence} onset={one.onset} t0={one.t0} format={format} />
      <CaseRounds rounds={adjudication.rounds} format={format} />
      <CaseDeeds of={one} />
      <section className="panel" aria-label={t("adverse")}>
        <div className="bar">
          <h3>{t("adverse")}</h3>
          {mayRecord && one.superseded === null && (
            <button
              type="button"
              className="button quiet bar-end"
              onClick={() => onGo({ recording: candidate })}
            >
              {t("recordAdverse")}
            </button>
          )}
        </div>
        {adverse.length === 0 && <p className="count">{t("noAdverse")}</p>}
        <ul className="plain-list">
          {adverse.map((event) => (
            <li key={event.adverse_event}>
              <button
                type="button"
                className="text-button"
                onClick={() => onGo({ adverse: event.adverse_event })}
              >
                {event.adverse_event}: {event.term}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function waitsFor({ adjudication }: CaseFacts) {
  const { state, awaits, opinion_open: isOpen } = adjudication;
  if (state === "SUPERSEDED") return "superseded";
  if (state === "UNRESOLVED") return "awaitsRound";
  if (awaits === "investigator") return "awaitsInvestigator";
  if (awaits === "consultant") return "awaitsConsultant";
  return isOpen ? "opinionPossible" : "settled";
}
