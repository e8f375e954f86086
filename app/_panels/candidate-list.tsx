"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import type { CandidateView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { EventForm } from "./event-form.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { useAgeWords } from "./use-age-words.ts";
import { useCandidateFigures } from "./use-candidate-figures.ts";
import { pathOfCasePage } from "./use-events-address.ts";

interface CandidateListProps {
  readonly view: SubjectView;
  /** Of the window whose events these are. */
  readonly t0: string;
  readonly format: SiteFormat;
}

/** The id of a candidate's line, for whoever is led there by its alarm. */
export function candidateAnchor(candidate: string): string {
  return `candidate-${candidate.replaceAll("/", "-")}`;
}

/** What may have been caused by the infusion, in order of onset: what stands, and folded away what does not. */
export function CandidateList({ view, t0, format }: CandidateListProps) {
  const t = useTranslations("infusion.events");
  const { candidates, windows } = view.infusion_record;
  const isOurs = (one: CandidateView): boolean => one.t0 === t0 || (one.t0 === null && windows[0]?.t0 === t0);
  const ours = candidates.filter(isOurs).toSorted((a, b) => Date.parse(a.onset) - Date.parse(b.onset));
  const standing = ours.filter(({ superseded }) => superseded === null);
  const superseded = ours.filter((one) => one.superseded !== null);
  return (
    <div className="candidates">
      <h3>{t("title")}</h3>
      {standing.length === 0 ? (
        <p className="count">{t("none")}</p>
      ) : (
        <ol>
          {standing.map((one) => (
            <CandidateLine key={one.candidate} view={view} candidate={one} format={format} />
          ))}
        </ol>
      )}
      {superseded.length > 0 && (
        <details className="history">
          <summary>{t("supersededList")}</summary>
          <ol>
            {superseded.map((one) => (
              <CandidateLine key={one.candidate} view={view} candidate={one} format={format} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

interface CandidateLineProps {
  readonly view: SubjectView;
  readonly candidate: CandidateView;
  readonly format: SiteFormat;
}

function CandidateLine({ view, candidate, format }: CandidateLineProps) {
  const t = useTranslations("infusion.events");
  const age = useAgeWords();
  const mayRecord = useMay("infusions:record");
  const [doing, setDoing] = useState<"correct" | "withdraw" | null>(null);
  const { origin, event, term, onset, note, opened, superseded, t0, in_time } = candidate;
  const number = candidate.candidate.split("/").at(-1) ?? "";
  const figures = useCandidateFigures(candidate);
  return (
    <li
      id={candidateAnchor(candidate.candidate)}
      className={superseded === null ? "candidate" : "candidate is-superseded"}
      tabIndex={-1}
    >
      <div className="candidate-head">
        <b>{event === null ? term : t(`code.${event}`)}</b>
        {superseded === null && <CandidateStanding candidate={candidate} />}
        {mayRecord && origin === "person" && superseded === null && (
          <span className="card-deeds bar-end">
            <button type="button" className="button quiet" onClick={() => setDoing("correct")}>
              {t("correct")}
            </button>
            <button type="button" className="button quiet" onClick={() => setDoing("withdraw")}>
              {t("withdraw")}
            </button>
          </span>
        )}
      </div>
      <p className="candidate-when">
        {format.dateClock(onset)}
        {" · "}
        {t0 === null ? t("beforeT0") : t("sinceT0", { age: age(Date.parse(onset) - Date.parse(t0)) })}
        {" · "}
        {origin === "data" ? t("candidate") : t("entered", { name: opened.by })}
        {!in_time && t0 !== null && ` · ${t("outside")}`}
      </p>
      {figures !== null && <p>{figures}</p>}
      {event !== null && origin === "person" && <p>“{term}”</p>}
      {note !== null && <p className="candidate-note">{note}</p>}
      {superseded !== null && (
        <p>
          {t(`superseded.${superseded.because}`, { name: superseded.by, reason: superseded.reason ?? "—" })}
        </p>
      )}
      {candidate.earlier.map((one) => (
        <p key={one.corrected.at} className="count">
          {t("correctedLine", {
            term: one.term,
            time: format.dateClock(one.onset),
            name: one.corrected.by,
            reason: one.reason,
          })}
        </p>
      ))}
      {doing === "correct" && <EventForm view={view} correcting={candidate} onClose={() => setDoing(null)} />}
      {doing === "withdraw" && (
        <ReasonForm
          label={t("withdrawReason")}
          action={t("withdraw")}
          path={apiPath(["subjects", view.subject, "infusion-events", number, "withdraw"])}
          onClose={() => setDoing(null)}
        />
      )}
    </li>
  );
}

/** Where its adjudication stands, and the way to it for those who see it. */
function CandidateStanding({ candidate }: { readonly candidate: CandidateView }) {
  const t = useTranslations("events");
  const maySee = useMay("events:see");
  const { state, reopened, awaits } = candidate.adjudication;
  return (
    <>
      <span className="tag small">{t(`state.${state}`)}</span>
      {reopened !== null && <small>{t(`reopened.${reopened}`)}</small>}
      {maySee && (
        <Link className="candidate-way" href={pathOfCasePage(candidate.candidate)}>
          {awaits === null ? t("case.look") : t("case.open")}
        </Link>
      )}
    </>
  );
}
