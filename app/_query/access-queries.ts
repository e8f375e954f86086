import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  DisplayJson,
  PersonJson,
  ProgramJson,
  SecurityPage,
  SetUpAnswer,
  SignInOptions,
} from "#lib/contract/access.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";
import { sendJson } from "./send-json.ts";

/** The first part of every key here: what happens on the ward does not make these stale. */
export const ACCESS_KEY = "access";

/** Whether a wall is connected and how much a program sends is looked at this often. */
const POLL_MS = 10_000;
const LINES_ON_A_PAGE = 100;

export const signInOptionsQuery = queryOptions({
  queryKey: [ACCESS_KEY, "options"],
  queryFn: ({ signal }) => fetchJson<SignInOptions>(apiPath(["auth", "options"]), signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: true,
});

export const peopleQuery = queryOptions({
  queryKey: [ACCESS_KEY, "people"],
  queryFn: ({ signal }) => fetchJson<{ readonly people: readonly PersonJson[] }>(apiPath(["people"]), signal),
  refetchInterval: POLL_MS,
  retry,
});

export const displaysQuery = queryOptions({
  queryKey: [ACCESS_KEY, "displays"],
  queryFn: ({ signal }) =>
    fetchJson<{ readonly displays: readonly DisplayJson[] }>(apiPath(["displays"]), signal),
  refetchInterval: POLL_MS,
  retry,
});

export const programsQuery = queryOptions({
  queryKey: [ACCESS_KEY, "programs"],
  queryFn: ({ signal }) =>
    fetchJson<{ readonly programs: readonly ProgramJson[] }>(apiPath(["programs"]), signal),
  refetchInterval: POLL_MS,
  retry,
});

/** The security log from its newest line on, filtered; each further page holds older lines. */
export const securityQuery = (filter: { readonly actor: string | null; readonly type: string | null }) =>
  infiniteQueryOptions({
    queryKey: [ACCESS_KEY, "security", filter],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<SecurityPage>(
        apiPath(["security"], { ...filter, before: pageParam, limit: LINES_ON_A_PAGE }),
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    retry,
  });

/** What a one-time link is for. Asked once: looking does not use it up. */
export const setUpLookQuery = (token: string) =>
  queryOptions({
    queryKey: [ACCESS_KEY, "set-up", token],
    queryFn: () => sendJson<SetUpAnswer>("POST", apiPath(["auth", "set-up", "look"]), { token }),
    staleTime: Number.POSITIVE_INFINITY,
    retry,
  });
