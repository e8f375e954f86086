"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { matchedQuery } from "#app/_query/study-queries.ts";
import { STUDY_QUANTITIES } from "#lib/projections/cohort-subject.ts";
import type { MatchedComparison, MatchedView } from "#lib/projections/matched-view.ts";
import { MatchImports } from "./match-imports.tsx";
import { MatchedBalancePanel } from "./matched-balance.tsx";
import { MatchedCourse } from "./matched-course.tsx";
import { MatchedOutcomes } from "./matched-outcomes.tsx";
import { MatchedSurvival } from "./matched-survival.tsx";
import { NotLoaded } from "./page-state.tsx";
import { Segmented } from "./segmented.tsx";
import { StudyBiomarkers } from "./study-biomarkers.tsx";
import { StudyPaper } from "./study-paper.tsx";
import { StudySight } from "./study-sight.tsx";
import type { StudyAddress } from "./use-study-address.ts";

interface MatchedBoardProps {
  readonly address: StudyAddress;
  readonly onGo: (next: Partial<StudyAddress>) => void;
}

/** The treated beside their matched controls; loading, refused and nothing imported included. */
export function MatchedBoard({ address, onGo }: MatchedBoardProps) {
  const query = useQuery(matchedQuery);
  if (query.data === undefined) return <NotLoaded of={query} />;
  return <Matched view={query.data} address={address} onGo={onGo} />;
}

function Matched({ view, address, onGo }: MatchedBoardProps & { readonly view: MatchedView }) {
  const t = useTranslations("study");
  const visitor = useVisitor();
  const { comparison } = view;
  return (
    <div className="page study">
      <StudyPaper of={view} title={`${t("matched.title")}, ${t("matched.exploratory")}`} />
      <div className="bar">
        <h1>{t("matched.title")}</h1>
        <span className="tag">{t("matched.exploratory")}</span>
        {view.simulated && <span className="tag print-only">{t("simulated")}</span>}
        <span className="bar bar-end no-print">
          <StudySight address={address} onGo={onGo} />
          <Segmented
            label={t("quantityLabel")}
            values={STUDY_QUANTITIES}
            chosen={address.quantity}
            onChoose={(quantity) => onGo({ quantity })}
            text={(quantity) => t(`short.${quantity}`)}
          />
          <button type="button" className="button quiet" onClick={() => window.print()}>
            {t("print")}
          </button>
        </span>
      </div>
      <p>{t("matched.explained")}</p>
      {comparison === null ? (
        <p className="study-none">{t("matched.none")}</p>
      ) : (
        <Comparison comparison={comparison} address={address} />
      )}
      <MatchImports view={view} mayImport={visitor?.rights.includes("study:match") ?? false} />
    </div>
  );
}

interface ComparisonProps {
  readonly comparison: MatchedComparison;
  readonly address: StudyAddress;
}

function Comparison({ comparison, address }: ComparisonProps) {
  const t = useTranslations("study.matched");
  const { treated, control, pairs, weighted } = comparison;
  return (
    <>
      <p>
        {t("arms", {
          pairs,
          treated: treated.n,
          treatedOf: treated.of,
          control: control.n,
          controlOf: control.of,
        })}
        {weighted && ` ${t("weighted")}`}
      </p>
      <div className="study-grid">
        <MatchedCourse comparison={comparison} quantity={address.quantity} />
        <MatchedSurvival comparison={comparison} />
        <MatchedBalancePanel comparison={comparison} />
        <MatchedOutcomes comparison={comparison} />
      </div>
      <StudyBiomarkers biomarkers={treated.biomarkers} title={t("biomarkers", { arm: t("treated") })} />
      <StudyBiomarkers biomarkers={control.biomarkers} title={t("biomarkers", { arm: t("control") })} />
    </>
  );
}
