import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ReadingHistoryJson } from "#lib/contract/corrections.ts";
import type { QueriesJson } from "#lib/contract/queries.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** One reading with everything that became of it. */
export const readingQuery = (subject: string, seq: number) =>
  queryOptions({
    queryKey: ["subject", subject, "reading", seq],
    queryFn: ({ signal }) =>
      fetchJson<ReadingHistoryJson>(apiPath(["subjects", subject, "readings", String(seq)]), signal),
    retry,
  });

/** Which of the study's questions are asked for; `null`: every one. */
export interface QueriesAsked {
  readonly state: "open" | "answered" | "closed";
  readonly kind: string | null;
  readonly subject: string | null;
}

/** The questions about the study's data, the oldest first. */
export const allQueriesQuery = (asked: QueriesAsked) =>
  queryOptions({
    queryKey: ["queries", asked],
    queryFn: ({ signal }) => fetchJson<QueriesJson>(apiPath(["queries"], { ...asked }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry,
  });
