import { queryOptions } from "@tanstack/react-query";
import type { PrintedSheet } from "#lib/projections/day-sheet-view.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** A subject's sheet as of now. It is not asked for again by itself: what is on paper does not change either. */
export const sheetQuery = (subject: string) =>
  queryOptions({
    queryKey: ["sheet", subject],
    queryFn: ({ signal }) => fetchJson<PrintedSheet>(apiPath(["subjects", subject, "summary"]), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry,
  });
