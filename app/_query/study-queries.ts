import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import type { MatchedView } from "#lib/projections/matched-view.ts";
import type { StudyQuantityView, StudyView } from "#lib/projections/study-view.ts";
import type { Group } from "#lib/ventilation/subject.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** A cohort changes by the day. */
const POLL_MS = 120_000;

/** The cohort's figures of one group. */
export const studyQuery = (group: Group) =>
  queryOptions({
    queryKey: ["study", group],
    queryFn: ({ signal }) => fetchJson<StudyView>(apiPath(["study"], { group }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    retry,
  });

/** Every subject's course of one quantity. */
export const studyQuantityQuery = (group: Group, quantity: StudyQuantity) =>
  queryOptions({
    queryKey: ["study", group, quantity],
    queryFn: ({ signal }) =>
      fetchJson<StudyQuantityView>(apiPath(["study", "quantities", quantity], { group }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    retry,
  });

/** The treated beside their matched controls. */
export const matchedQuery = queryOptions({
  queryKey: ["study", "matched"],
  queryFn: ({ signal }) => fetchJson<MatchedView>(apiPath(["study", "matched"]), signal),
  refetchInterval: POLL_MS,
  retry,
});
