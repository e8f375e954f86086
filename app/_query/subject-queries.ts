import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { SubjectLimitsJson } from "#lib/contract/limits.ts";
import type { SubjectQueriesJson } from "#lib/contract/queries.ts";
import type { ReadingJson, SubjectListing } from "#lib/contract/subjects.ts";
import type { DaySourcesView } from "#lib/projections/day-view.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** Asked again this often while nothing says that something changed. */
const POLL_MS = 30_000;

export const subjectsQuery = queryOptions({
  queryKey: ["subjects"],
  queryFn: ({ signal }) => fetchJson<{ subjects: readonly SubjectListing[] }>(apiPath(["subjects"]), signal),
  refetchInterval: POLL_MS,
  retry,
});

export const dayQuery = (subject: string, localDate: string) =>
  queryOptions({
    queryKey: ["subject", subject, "day", localDate],
    queryFn: ({ signal }) =>
      fetchJson<DaySourcesView>(apiPath(["subjects", subject, "days", localDate]), signal),
    refetchInterval: POLL_MS,
    retry,
  });

/** What people are asked about a subject's readings, and their answers. */
export const queriesQuery = (subject: string) =>
  queryOptions({
    queryKey: ["subject", subject, "queries"],
    queryFn: ({ signal }) => fetchJson<SubjectQueriesJson>(apiPath(["subjects", subject, "queries"]), signal),
    retry,
  });

/** A subject's alarm limits: those in force and their history. */
export const limitsQuery = (subject: string) =>
  queryOptions({
    queryKey: ["subject", subject, "limits"],
    queryFn: ({ signal }) => fetchJson<SubjectLimitsJson>(apiPath(["subjects", subject, "limits"]), signal),
    retry,
  });

export interface ReadingsPage {
  readonly readings: readonly ReadingJson[];
  readonly next: string | null;
}

export interface ReadingsFilter {
  readonly parameter: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

export const readingsQuery = (subject: string, filter: ReadingsFilter) =>
  queryOptions({
    queryKey: ["subject", subject, "readings", filter],
    queryFn: ({ signal }) =>
      fetchJson<ReadingsPage>(apiPath(["subjects", subject, "readings"], { ...filter }), signal),
    placeholderData: keepPreviousData,
    retry,
  });
