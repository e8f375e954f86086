import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CaseJson } from "#lib/contract/events.ts";
import type { EventsView } from "#lib/projections/events-view.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** Asked again this often while nothing says that something changed. */
const POLL_MS = 30_000;

/** Everything that waits for somebody's word, and what the trial has come to. */
export const eventsQuery = queryOptions({
  queryKey: ["events"],
  queryFn: ({ signal }) => fetchJson<EventsView>(apiPath(["events"]), signal),
  placeholderData: keepPreviousData,
  refetchInterval: POLL_MS,
  retry,
});

/** One candidate by its name, with everything that whoever judges it looks at. */
export const caseQuery = (candidate: string) =>
  queryOptions({
    queryKey: ["events", "case", candidate],
    queryFn: ({ signal }) => fetchJson<CaseJson>(pathOfCase(candidate), signal),
    refetchInterval: POLL_MS,
    retry,
  });

/** The door of a candidate: `S-014/IAE/1` is the first of subject S-014. */
export function pathOfCase(candidate: string, ...deed: readonly string[]): string {
  const [subject = "", , event = ""] = candidate.split("/");
  return apiPath(["subjects", subject, "infusion-events", event, ...deed]);
}

/** The door of an adverse event by its name. */
export function pathOfAdverseEvent(adverseEvent: string, ...deed: readonly string[]): string {
  const [subject = "", , event = ""] = adverseEvent.split("/");
  return apiPath(["subjects", subject, "adverse-events", event, ...deed]);
}
