"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { SubjectQueriesJson } from "#lib/contract/queries.ts";
import { QueryWords } from "./query-words.tsx";

interface AnsweredQueriesProps {
  readonly of: SubjectQueriesJson;
  readonly format: SiteFormat;
}

/** What was found out: by whom, when and why. */
export function AnsweredQueries({ of, format }: AnsweredQueriesProps) {
  const t = useTranslations("desk.queries");
  if (of.answered_count === 0) return null;
  return (
    <details>
      <summary>{t("answeredCount", { count: of.answered_count })}</summary>
      <ul className="query-list">
        {of.answered.map((query) => (
          <li key={query.seq}>
            <QueryWords query={query} format={format} />
            {query.answer !== null && (
              <small>
                {t("answeredBy", { by: query.answer.by, time: format.dateClock(query.answer.at) })}{" "}
                <b>{t(`code.${query.answer.code}`)}</b>
                {query.answer.text !== "" && (
                  <>
                    {" "}
                    <q>{query.answer.text}</q>
                  </>
                )}
              </small>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
