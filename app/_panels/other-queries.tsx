"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { QueryJson } from "#lib/contract/queries.ts";
import { QueryAbout } from "./query-about.tsx";
import { QueryDialog } from "./query-dialog.tsx";
import { useQueryWords } from "./use-query-words.ts";

interface OtherQueriesProps {
  readonly of: readonly QueryJson[];
  readonly format: SiteFormat;
  readonly timeZone: string;
}

/** What is asked of a subject besides rejected readings: claims, rules, people. Closed ones are folded away. */
export function OtherQueries({ of, format, timeZone }: OtherQueriesProps) {
  const t = useTranslations("corrections.queries");
  const [opened, setOpened] = useState<string | null>(null);
  const others = of.filter(({ kind }) => kind !== "implausible");
  const pending = others.filter(({ state }) => state !== "closed");
  const closed = others.filter(({ state }) => state === "closed");
  const open = others.find(({ id }) => id === opened);
  if (others.length === 0) return null;
  return (
    <>
      <h3>{t("others")}</h3>
      <QueryLines of={pending} format={format} onOpen={setOpened} />
      {closed.length > 0 && (
        <details>
          <summary>{t("state.closed", { count: closed.length })}</summary>
          <QueryLines of={closed} format={format} onOpen={setOpened} />
        </details>
      )}
      {open !== undefined && (
        <QueryDialog query={open} format={format} timeZone={timeZone} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

interface QueryLinesProps {
  readonly of: readonly QueryJson[];
  readonly format: SiteFormat;
  readonly onOpen: (id: string) => void;
}

function QueryLines({ of, format, onOpen }: QueryLinesProps) {
  const t = useTranslations("corrections.queries");
  const words = useQueryWords();
  return (
    <ul className="query-list">
      {of.map((query) => (
        <li key={query.id}>
          <div className="query-words">
            <b>{words(query)}</b>
            <small>
              {t(`stateOf.${query.state}`)} · <QueryAbout query={query} format={format} />
            </small>
          </div>
          <button
            type="button"
            className="button"
            aria-label={t("openOf", { words: words(query) })}
            onClick={() => onOpen(query.id)}
          >
            {t("open")}
          </button>
        </li>
      ))}
    </ul>
  );
}
