import type { SecurityLine, SecurityPage } from "#lib/contract/access.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import type { SecurityEnvelope } from "../access/security-log.ts";
import type { Route } from "./route.ts";

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;
/** Events looked at for one step back; with a filter several steps may be needed. */
const STEP = 2_000;
/** The most that one answer looks through: the page asks on from there. */
const MOST_LOOKED_AT = 50_000;

/** The door to the security log. */
export function securityRoutes({ security }: AccessOffice): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/security",
      access: "security:see",
      summary: "Who came in, failed, was refused, exported what, changed whose rights; the newest first",
      query: {
        before: "only lines before this number: `next` of the page before",
        limit: `at most this many (${DEFAULT_LIMIT}, up to ${MAX_LIMIT})`,
        actor: "only what this person, program or wall did",
        type: "only events of this type",
      },
      answers: "`{lines, next}`; `next` is null at the beginning of the log",
      async handle({ query }) {
        const limit = Number(query.limit ?? DEFAULT_LIMIT);
        const before = Number(query.before ?? security.head + 1);
        if (
          !Number.isInteger(limit) ||
          limit < 1 ||
          limit > MAX_LIMIT ||
          !Number.isInteger(before) ||
          before < 1
        ) {
          return fail("malformed", `before and limit are whole numbers from 1; limit up to ${MAX_LIMIT}.`);
        }
        const lines: SecurityLine[] = [];
        let at = Math.min(before, security.head + 1);
        const end = Math.max(1, at - MOST_LOOKED_AT);
        while (at > end && lines.length < limit) {
          for (const envelope of await security.before(at, STEP)) {
            at = envelope.seq;
            if (isWanted(envelope, query)) lines.push(toLine(envelope));
            if (lines.length === limit) break;
          }
        }
        const page: SecurityPage = { lines, next: at > 1 ? at : null };
        return succeed({ status: 200, json: page });
      },
    },
  ];
}

function isWanted({ actor, event }: SecurityEnvelope, query: Readonly<Record<string, string>>): boolean {
  if (query.type !== undefined && query.type !== "" && event.type !== query.type) return false;
  if (query.actor === undefined || query.actor === "") return true;
  const subject = "person" in event ? `@${event.person}` : null;
  return actor === query.actor || subject === query.actor;
}

function toLine({ seq, recordedAt, actor, event }: SecurityEnvelope): SecurityLine {
  const { type, ...rest } = event;
  const facts: Record<string, unknown> = { ...rest };
  delete facts.hash;
  if (event.happenedAt !== undefined) facts.happenedAt = toIso(event.happenedAt);
  if (event.type === "recordingResumed") facts.since = toIso(event.since);
  return { seq, recorded_at: toIso(recordedAt), actor, type, facts };
}
