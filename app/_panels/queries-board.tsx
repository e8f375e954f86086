"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { allQueriesQuery, type QueriesAsked } from "#app/_query/data-queries.ts";
import { subjectsQuery } from "#app/_query/subject-queries.ts";
import type { QueriesJson } from "#lib/contract/queries.ts";
import { QUERY_KINDS } from "#lib/ventilation/query-kind.ts";
import { NotLoaded } from "./page-state.tsx";
import { QueriesTable } from "./queries-table.tsx";
import { QueryDialog } from "./query-dialog.tsx";
import { Segmented } from "./segmented.tsx";
import { useFreshQueries } from "./use-fresh-queries.ts";

const STATES = ["open", "answered", "closed"] as const;
const FIRST: QueriesAsked = { state: "open", kind: null, subject: null };

/** Every question about the study's data, the oldest first: whoever asks, rule or person. */
export function QueriesBoard() {
  useFreshQueries();
  const locale = useLocale();
  const isLost = useConnection().status === "lost";
  const [asked, setAsked] = useState(FIRST);
  const [opened, setOpened] = useState<string | null>(null);
  const query = useQuery(allQueriesQuery(asked));
  const { data } = query;
  if (data === undefined) return <NotLoaded of={query} />;
  const format = siteFormat(data.time_zone, locale);
  const open = data.queries.find(({ subject, id }) => `${subject} ${id}` === opened);
  return (
    <div className={isLost ? "page queries lost" : "page queries"}>
      <QueriesBar asked={asked} counts={data.counts} onAsk={(next) => setAsked({ ...asked, ...next })} />
      <div className={query.isPlaceholderData ? "panel waiting" : "panel"}>
        <QueriesTable of={data} format={format} onOpen={({ subject, id }) => setOpened(`${subject} ${id}`)} />
      </div>
      {open !== undefined && (
        <QueryDialog query={open} format={format} timeZone={data.time_zone} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}

interface QueriesBarProps {
  readonly asked: QueriesAsked;
  readonly counts: QueriesJson["counts"];
  readonly onAsk: (next: Partial<QueriesAsked>) => void;
}

function QueriesBar({ asked, counts, onAsk }: QueriesBarProps) {
  const t = useTranslations("corrections.queries");
  const subjects = useQuery(subjectsQuery).data?.subjects ?? [];
  const kind = useId();
  const subject = useId();
  return (
    <div className="bar">
      <h1>{t("title")}</h1>
      <Segmented
        label={t("state.label")}
        values={STATES}
        chosen={asked.state}
        onChoose={(state) => onAsk({ state })}
        text={(state) => t(`state.${state}`, { count: counts[state] })}
      />
      <span className="queries-filter">
        <label htmlFor={kind}>{t("kindFilter")}</label>
        <select
          id={kind}
          value={asked.kind ?? ""}
          onChange={({ target }) => onAsk({ kind: target.value === "" ? null : target.value })}
        >
          <option value="">{t("everyKind")}</option>
          {QUERY_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${each}`)}
            </option>
          ))}
        </select>
      </span>
      <span className="queries-filter">
        <label htmlFor={subject}>{t("subjectFilter")}</label>
        <select
          id={subject}
          value={asked.subject ?? ""}
          onChange={({ target }) => onAsk({ subject: target.value === "" ? null : target.value })}
        >
          <option value="">{t("everySubject")}</option>
          {subjects.map((one) => (
            <option key={one.subject} value={one.subject}>
              {one.subject}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
