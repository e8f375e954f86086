"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { QueriesJson, QueryJson } from "#lib/contract/queries.ts";
import { QueryAbout } from "./query-about.tsx";
import { QueryStep } from "./query-steps.tsx";
import { useAgeWords } from "./use-age-words.ts";
import { useQueryWords } from "./use-query-words.ts";

interface QueriesTableProps {
  readonly of: QueriesJson;
  readonly format: SiteFormat;
  readonly onOpen: (query: QueryJson) => void;
}

const COLUMNS = ["age", "subject", "day", "question", "last"] as const;

/** Questions by age, the oldest first; arrows go from one to the next, Enter opens. */
export function QueriesTable({ of, format, onOpen }: QueriesTableProps) {
  const t = useTranslations("corrections.queries");
  if (of.queries.length === 0) return <p className="page-state">{t("none")}</p>;
  return (
    <>
      <table className="queries-table" onKeyDown={moveFocus}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === "age" ? "number" : undefined}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.queries.map((query) => (
            <QueryRow
              key={`${query.subject} ${query.id}`}
              query={query}
              now={of.server_time}
              format={format}
              onOpen={() => onOpen(query)}
            />
          ))}
        </tbody>
      </table>
      {of.left_off > 0 && <p className="note">{t("leftOff", { count: of.left_off })}</p>}
    </>
  );
}

/** From one question to the next without the mouse. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const keys = [...event.currentTarget.querySelectorAll<HTMLElement>(".query-key")];
  const at = keys.indexOf(event.target as HTMLElement);
  const next = keys[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface QueryRowProps {
  readonly query: QueryJson;
  readonly now: string;
  readonly format: SiteFormat;
  readonly onOpen: () => void;
}

function QueryRow({ query, now, format, onOpen }: QueryRowProps) {
  const t = useTranslations("corrections.queries");
  const desk = useTranslations("desk");
  const words = useQueryWords();
  const age = useAgeWords();
  const last = query.steps.at(-1);
  const { subject, study_day: day, local_date, asked_at, asked_by, kind } = query;
  return (
    <tr>
      <td className="number" title={format.full(asked_at)}>
        {age(Date.parse(now) - Date.parse(asked_at))}
      </td>
      <td>
        <Link href={`/subjects/${encodeURIComponent(subject)}`}>{subject}</Link>
      </td>
      <td>
        {day === null ? "" : `${desk("day.short", { day: signedDay(day) })} · `}
        {format.calendarDate(local_date)}
      </td>
      <td>
        <button
          type="button"
          className="query-key"
          aria-label={t("openOf", { words: words(query) })}
          onClick={onOpen}
        >
          {words(query)}
        </button>
        <small>
          <span className="tag small">{t(`kind.${kind}`)}</span> <QueryAbout query={query} format={format} />
        </small>
      </td>
      <td>
        {last !== undefined ? (
          <QueryStep step={last} format={format} />
        ) : asked_by === null ? (
          t("byRule")
        ) : (
          t("askedBy", { by: asked_by, time: format.dateClock(asked_at) })
        )}
      </td>
    </tr>
  );
}
