import type { QueriesJson, QueryJson } from "#lib/contract/queries.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { QUERY_KINDS } from "#lib/ventilation/query-kind.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { QueryTable } from "../queries/query-table.ts";
import { toQueryJson } from "./query-json.ts";
import type { RouteAnswer, RouteRequest } from "./route.ts";

/** As many as a page lists; people answer the oldest first. */
const LISTED = 1_000;
const STATES = ["open", "answered", "closed"] as const;

/** Lists the study's questions, those that were asked for. */
export async function listQueries(
  { state, kind, subject }: RouteRequest["query"],
  table: QueryTable,
  source: ViewSource,
): Promise<Result<RouteAnswer>> {
  if (state !== undefined && !STATES.some((known) => known === state)) {
    return fail("malformed", `state is one of ${STATES.join(", ")}.`);
  }
  if (kind !== undefined && !QUERY_KINDS.some((known) => known === kind)) {
    return fail("malformed", `kind is one of ${QUERY_KINDS.join(", ")}.`);
  }
  const asked = (await table.all()).filter((one) => subject === undefined || one.subject === subject);
  const counts = { open: 0, answered: 0, closed: 0 };
  const found: { readonly askedAt: number; readonly toJson: () => QueryJson }[] = [];
  for (const ofSubject of asked) {
    for (const query of ofSubject.queries) {
      if (kind !== undefined && query.kind !== kind) continue;
      counts[query.state] += 1;
      if (state !== undefined && query.state !== state) continue;
      const toJson = () => toQueryJson(query, ofSubject, source.calendar);
      found.push({ askedAt: query.askedAt, toJson });
    }
  }
  found.sort((a, b) => a.askedAt - b.askedAt);
  const json: QueriesJson = {
    server_time: toIso(source.clock.now()),
    time_zone: source.calendar.timeZone,
    counts,
    queries: found.slice(0, LISTED).map(({ toJson }) => toJson()),
    left_off: Math.max(0, found.length - LISTED),
  };
  return succeed({ status: 200, json });
}
