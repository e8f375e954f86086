"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { siteFormat } from "#app/_format/site-format.ts";
import { studyQuery } from "#app/_query/study-queries.ts";
import { STUDY_QUANTITIES } from "#lib/projections/cohort-subject.ts";
import type { StudyView } from "#lib/projections/study-view.ts";
import { GROUPS } from "#lib/ventilation/subject.ts";
import { MatchedBoard } from "./matched-board.tsx";
import { NotLoaded } from "./page-state.tsx";
import { Segmented } from "./segmented.tsx";
import { StudyBiomarkers } from "./study-biomarkers.tsx";
import { StudyCourse } from "./study-course.tsx";
import { StudyCoverage } from "./study-coverage.tsx";
import { StudyEnrolment } from "./study-enrolment.tsx";
import { StudyEventsPanel } from "./study-events.tsx";
import { StudyFacts } from "./study-facts.tsx";
import { StudyFreeDaysPanel } from "./study-free-days.tsx";
import { StudyHeatMap } from "./study-heat-map.tsx";
import { StudyPaper } from "./study-paper.tsx";
import { StudySight } from "./study-sight.tsx";
import { StudySummary } from "./study-summary.tsx";
import { StudySurvivalPanel } from "./study-survival.tsx";
import { type StudyAddress, useStudyAddress } from "./use-study-address.ts";

/** The study: its cohort, or the treated beside matched controls. */
export function StudyBoard() {
  const { address, go } = useStudyAddress();
  return address.sight === "cohort" ? (
    <Cohort address={address} onGo={go} />
  ) : (
    <MatchedBoard address={address} onGo={go} />
  );
}

/** The cohort at a glance; loading, refused and empty included. */
function Cohort({ address, onGo }: Pick<StudyProps, "address" | "onGo">) {
  const query = useQuery(studyQuery(address.group));
  if (query.data === undefined) return <NotLoaded of={query} />;
  return <Study view={query.data} address={address} onGo={onGo} isOld={query.isPlaceholderData} />;
}

interface StudyProps {
  readonly view: StudyView;
  readonly address: StudyAddress;
  readonly onGo: (next: Partial<StudyAddress>) => void;
  /** Another group's, until this one's has come. */
  readonly isOld: boolean;
}

function Study({ view, address, onGo, isOld }: StudyProps) {
  const t = useTranslations("study");
  return (
    <div className={isOld ? "page study waiting" : "page study"} aria-busy={isOld}>
      <StudyPaper of={view} title={`${t("title")}, ${t(`groupShort.${view.group}`)}`} />
      <StudyBar view={view} address={address} onGo={onGo} />
      {view.enrolment.enrolled === 0 ? (
        <p className="page-state">{t("nobody", { group: t(`group.${view.group}`) })}</p>
      ) : (
        <>
          <StudyFacts view={view} />
          <div className="study-grid">
            <StudyCourse view={view} address={address} />
            <StudySurvivalPanel survival={view.survival} />
            <StudyEnrolment view={view} />
            <StudyCoverage view={view} quantity={address.quantity} />
            <StudyFreeDaysPanel freeDays={view.free_days} />
            <StudyEventsPanel events={view.events} />
          </div>
          <StudySummary view={view} />
          <StudyHeatMap group={view.group} quantity={address.quantity} studyDays={view.study_days} />
          <StudyBiomarkers biomarkers={view.biomarkers} />
        </>
      )}
      <StudyFooter view={view} />
    </div>
  );
}

function StudyBar({ view, address, onGo }: Omit<StudyProps, "isOld">) {
  const t = useTranslations("study");
  const visitor = useVisitor();
  const groups = GROUPS.filter((group) => view.groups[group] > 0 || group === address.group);
  return (
    <div className="bar">
      <h1>{t("title")}</h1>
      <span>
        {view.trial}, {t(`group.${view.group}`)}
      </span>
      {view.simulated && <span className="tag print-only">{t("simulated")}</span>}
      <span className="bar bar-end no-print">
        <StudySight address={address} onGo={onGo} />
        {groups.length > 1 && (
          <Segmented
            label={t("groupLabel")}
            values={groups}
            chosen={address.group}
            onChoose={(group) => onGo({ group })}
            text={(group) => t(`groupShort.${group}`)}
          />
        )}
        <Segmented
          label={t("quantityLabel")}
          values={STUDY_QUANTITIES}
          chosen={address.quantity}
          onChoose={(quantity) => onGo({ quantity })}
          text={(quantity) => t(`short.${quantity}`)}
        />
        <Segmented
          label={t("modeLabel")}
          values={["value", "change"] as const}
          chosen={address.mode}
          onChoose={(mode) => onGo({ mode })}
          text={(mode) => t(`mode.${mode}`)}
        />
        <button type="button" className="button quiet" onClick={() => window.print()}>
          {t("print")}
        </button>
        {visitor?.rights.includes("exports:take") && (
          <Link className="button" href="/exports">
            {t("export")}
          </Link>
        )}
      </span>
    </div>
  );
}

/** The rules that the figures were computed by, and when. */
function StudyFooter({ view }: { readonly view: StudyView }) {
  const t = useTranslations("study");
  const locale = useLocale();
  const { version, hash } = view.protocol;
  return (
    <p className="study-foot">
      <small title={hash}>
        {t("foot", {
          version,
          hash: hash.slice(0, 8),
          time: siteFormat(view.time_zone, locale).full(view.server_time),
          zone: view.time_zone,
        })}
      </small>
    </p>
  );
}
