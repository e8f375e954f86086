import { z } from "zod";
import { MAX_READINGS, submitSchema, wireReadingSchema } from "#lib/contract/readings.ts";
import type { ReadingBook } from "#lib/log/reading-book.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { isParameter, PARAMETER_KEYS, type Parameter } from "#lib/ventilation/parameter.ts";
import { indexAtOrAfter, type Reading } from "#lib/ventilation/reading.ts";
import type { Gate } from "../ingest/gate.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { admitted, type Route } from "./route.ts";
import { toReadingJson } from "./subject-json.ts";

/** Enough for 10,000 readings, generously spaced. */
const SUBMIT_BODY_LIMIT = 8 * 1024 * 1024;
const goodSubmitSchema = submitSchema.extend({
  readings: z
    .array(wireReadingSchema.extend({ value: z.number() }))
    .min(1)
    .max(MAX_READINGS),
});
const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 50_000;

/** The doors through which readings come in and are looked up. */
export function readingRoutes(gate: Gate, folded: FoldedLog): readonly Route[] {
  return [
    {
      method: "post",
      path: "/api/v1/readings",
      access: "readings:send",
      summary: "Send 1 to 10,000 readings",
      body: submitSchema,
      goodBody: goodSubmitSchema,
      bodyLimit: SUBMIT_BODY_LIMIT,
      answers:
        "`{accepted, duplicates, rejected, results}`, after everything accepted is durable; one bad reading never stops its neighbours",
      async handle({ body, principal }) {
        const result = await gate.submit((body as { readings: unknown[] }).readings, admitted({ principal }));
        return result.ok ? succeed({ status: 200, json: result.value }) : result;
      },
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/readings",
      access: "subjects:see",
      summary: "The kept readings of a subject, in order of `observed_at`",
      query: {
        parameter: "only this parameter",
        from: "observed at or after",
        to: "observed before",
        limit: `at most this many (${DEFAULT_LIMIT}, up to ${MAX_LIMIT})`,
        cursor: "`next` of the page before",
      },
      answers: "`{readings, next}`; `next` is null on the last page",
      async handle({ params, query }) {
        const subject = params.subject ?? "";
        if (folded.subject(subject) === null) {
          return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
        }
        const wanted = parseQuery(query);
        if (!wanted.ok) return wanted;
        const book = await folded.books.load(subject);
        return succeed({ status: 200, json: pageOf(book, wanted.value) });
      },
    },
  ];
}

interface Wanted {
  readonly parameters: readonly Parameter[];
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  /** The last reading of the page before: the place to go on from. */
  readonly after: { readonly observedAt: number; readonly seq: number } | null;
}

function parseQuery(
  query: Readonly<Record<string, string>>,
): Result<Wanted, "malformed" | "bad_time" | "bad_cursor"> {
  const { parameter } = query;
  if (parameter !== undefined && !isParameter(parameter)) {
    return fail("malformed", `No parameter is called ${JSON.stringify(parameter)}.`);
  }
  const from = query.from === undefined ? Number.NEGATIVE_INFINITY : parseInstant(query.from);
  const to = query.to === undefined ? Number.POSITIVE_INFINITY : parseInstant(query.to);
  if (from === null || to === null) {
    return fail("bad_time", "from and to are ISO 8601 times with an offset.");
  }
  const limit = query.limit === undefined ? DEFAULT_LIMIT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    return fail("malformed", `limit is a whole number from 1 to ${MAX_LIMIT}.`);
  }
  const cursor = /^(\d+)\.(\d+)$/.exec(query.cursor ?? "");
  if (query.cursor !== undefined && cursor === null)
    return fail("bad_cursor", "This cursor is not one of ours.");
  return succeed({
    parameters: parameter === undefined ? PARAMETER_KEYS : [parameter],
    from,
    to,
    limit,
    after: cursor === null ? null : { observedAt: Number(cursor[1]), seq: Number(cursor[2]) },
  });
}

function pageOf(book: ReadingBook, { parameters, from, to, limit, after }: Wanted) {
  const start = Math.max(from, after?.observedAt ?? Number.NEGATIVE_INFINITY);
  const found: Reading[] = [];
  for (const parameter of parameters) {
    const list = book.get(parameter) ?? [];
    let taken = 0;
    for (let at = indexAtOrAfter(list, start as Reading["observedAt"]); at < list.length; at++) {
      const reading = list[at];
      if (reading === undefined || reading.observedAt >= to) break;
      if (after !== null && reading.observedAt === after.observedAt && reading.seq <= after.seq) continue;
      // No page needs more of one parameter than its limit, and readings of the same instant as the last.
      if (taken > limit && reading.observedAt !== list[at - 1]?.observedAt) break;
      found.push(reading);
      taken++;
    }
  }
  found.sort((a, b) => a.observedAt - b.observedAt || a.seq - b.seq);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last !== undefined ? `${last.observedAt}.${last.seq}` : null;
  return { readings: page.map(toReadingJson), next };
}
