"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { queriesQuery } from "#app/_query/subject-queries.ts";
import type { ReadingQueryJson, SubjectQueriesJson } from "#lib/contract/queries.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import { AnsweredQueries } from "./answered-queries.tsx";
import { OtherQueries } from "./other-queries.tsx";
import { NotLoaded } from "./page-state.tsx";
import { QueryWords } from "./query-words.tsx";

interface QueriesPanelProps {
  readonly subject: string;
  readonly format: SiteFormat;
  readonly timeZone: string;
}

/** The rejected readings that somebody has to answer for, what was answered, and everything else that is asked. */
export function QueriesPanel({ subject, format, timeZone }: QueriesPanelProps) {
  const t = useTranslations("desk.queries");
  const query = useQuery(queriesQuery(subject));
  return (
    <section className="panel queries" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      {query.data === undefined ? (
        <NotLoaded of={query} />
      ) : (
        <>
          <KnownQueries of={query.data} format={format} />
          <OtherQueries of={query.data.queries} format={format} timeZone={timeZone} />
        </>
      )}
    </section>
  );
}

function KnownQueries({ of, format }: { readonly of: SubjectQueriesJson; readonly format: SiteFormat }) {
  const t = useTranslations("desk.queries");
  const mayAnswer = useMay("queries:answer");
  const [asked, setAsked] = useState<ReadingQueryJson | null>(null);
  return (
    <>
      {of.open_count === 0 && <p className="note">{t("none")}</p>}
      <ul className="query-list">
        {of.open.map((query) => (
          <li key={query.seq}>
            <QueryWords query={query} format={format} />
            {mayAnswer && (
              <button type="button" className="button" onClick={() => setAsked(query)}>
                {t("answer")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {of.open_count > of.open.length && (
        <p className="note">{t("more", { count: of.open_count - of.open.length })}</p>
      )}
      <AnsweredQueries of={of} format={format} />
      {asked !== null && (
        <AnswerDialog subject={of.subject} query={asked} onClose={() => setAsked(null)}>
          <QueryWords query={asked} format={format} />
        </AnswerDialog>
      )}
    </>
  );
}
