import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditPage, ChainJson } from "#lib/contract/audit.ts";
import type { ExportsJson } from "#lib/contract/exports.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

const ENTRIES_ON_A_PAGE = 100;
/** While something goes on that somebody waits for. */
const FOLLOW_MS = 400;
const POLL_MS = 15_000;

/** What is asked of the audit, as the server names it; `null` is not asked. */
export type AuditAsked = Readonly<Record<string, string | null>>;

/** The events that are asked for, the newest first; each further page holds older ones. */
export const auditQuery = (asked: AuditAsked) =>
  infiniteQueryOptions({
    queryKey: ["audit", asked],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<AuditPage>(
        apiPath(["audit"], { ...asked, cursor: pageParam, limit: ENTRIES_ON_A_PAGE }),
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    retry,
  });

/** Whether the log's chain is whole; followed closely while somebody walks it. */
export const chainQuery = queryOptions({
  queryKey: ["audit", "chain"],
  queryFn: ({ signal }) => fetchJson<ChainJson>(apiPath(["audit", "chain"]), signal),
  refetchInterval: ({ state }) => (state.data?.state === "running" ? FOLLOW_MS : POLL_MS),
  retry,
});

/** What can be exported, and how far the exports under way are. */
export const exportsQuery = (isAwaited: boolean) =>
  queryOptions({
    queryKey: ["exports"],
    queryFn: ({ signal }) => fetchJson<ExportsJson>(apiPath(["exports"]), signal),
    refetchInterval: ({ state }) =>
      isAwaited || state.data?.runs.some((run) => run.state === "running") ? FOLLOW_MS : POLL_MS,
    retry,
  });
