import { noBodySchema } from "#lib/contract/access.ts";
import type { AuditLine, AuditPage } from "#lib/contract/audit.ts";
import { auditSentence } from "#lib/projections/audit-sentence.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";
import { fail, succeed } from "#lib/units/result.ts";
import { AUDIT_QUERY, auditFilterOf } from "../audit/audit-query.ts";
import { type AuditFinding, AuditSearch } from "../audit/audit-search.ts";
import type { ChainWatch } from "../audit/chain-watch.ts";
import type { RoleHistory } from "../audit/role-history.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { EventLog } from "../log/event-log.ts";
import { admitted, type Route } from "./route.ts";

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

export interface AuditSources {
  readonly log: EventLog;
  readonly source: ViewSource;
  readonly roles: RoleHistory;
  readonly chain: ChainWatch;
}

/** The doors of the audit: everything that ever happened, and whether the log's chain is whole. */
export function auditRoutes({ log, source, roles, chain }: AuditSources): readonly Route[] {
  const search = new AuditSearch(log);

  const toLine = async ({ entry, changes }: AuditFinding): Promise<AuditLine> => ({
    seq: entry.seq,
    recorded_at: toIso(entry.recordedAt),
    subject: entry.subject,
    version: entry.version,
    type: entry.type,
    what: auditSentence(entry, changes),
    actor: entry.actor,
    role: roles.roleOf(entry.actor, entry.recordedAt),
    parameter: entry.parameter,
    figure: entry.figure,
    local_date: entry.localDate,
    thing: entry.thing,
    reading: entry.reading,
    observed_at: toIsoOrNull(entry.observedAt),
    source: entry.source,
    unit: entry.unit,
    condition: entry.condition,
    wall: entry.wall,
    changes: changes.map(({ field, before, after }) => ({ field, old: before, new: after })),
    reason_code: entry.reasonCode,
    reason: entry.reason,
    hash: (await log.hashAt(entry.seq)) ?? "",
  });

  return [
    {
      method: "get",
      path: "/api/v1/audit",
      access: "audit:see",
      summary: "Everything that ever happened to a subject or a value, the newest first",
      query: {
        ...AUDIT_QUERY,
        limit: `at most this many (${DEFAULT_LIMIT}, up to ${MAX_LIMIT})`,
        cursor: "`next` of the page before",
      },
      answers:
        "`{entries, next, time_zone}`: who, in which role, when, what with old and new values, reason, number, version and hash. A page may hold few or none and still have a `next`: the search goes on there. The whole as a table: `exports/audit.csv` with the same filters",
      async handle({ query }) {
        const filter = auditFilterOf(query);
        if (!filter.ok) return filter;
        const limit = Number(query.limit ?? DEFAULT_LIMIT);
        if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
          return fail("malformed", `limit is a whole number from 1 to ${MAX_LIMIT}.`);
        }
        const cursor = Number(query.cursor ?? log.head + 1);
        if (!Number.isSafeInteger(cursor) || cursor < 1) {
          return fail("bad_cursor", "This cursor is not one of ours.");
        }
        const { found, next } = await search.before(cursor, limit, filter.value);
        await roles.refresh();
        const page: AuditPage = {
          server_time: toIso(source.clock.now()),
          time_zone: source.calendar.timeZone,
          entries: await Promise.all(found.map(toLine)),
          next,
        };
        return succeed({ status: 200, json: page });
      },
    },
    {
      method: "get",
      path: "/api/v1/audit/chain",
      access: "audit:see",
      summary: "Whether the chain of the log's hashes is whole: what the last walk found, or how far one is",
      answers: "`{state, done, total, by, checked_at, events, head, problem}`",
      handle: () => succeed({ status: 200, json: chain.state() }),
    },
    {
      method: "post",
      path: "/api/v1/audit/chain",
      access: "audit:see",
      summary: "Walks the whole chain of the log, beside everything else; every night it is walked anyway",
      body: noBodySchema,
      answers: "The state, as `GET` has it; what is found is in the security log too",
      handle({ principal }) {
        chain.start(admitted({ principal }).actor);
        return succeed({ status: 200, json: chain.state() });
      },
    },
  ];
}
