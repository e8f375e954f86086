import {
  type AnswerAnyQueryRequest,
  type AnswerQueryRequest,
  answerAnyQuerySchema,
  answerQuerySchema,
  type RaiseQueryRequest,
  raiseQuerySchema,
  type SayToQueryRequest,
  sayToQuerySchema,
} from "#lib/contract/queries.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { answerReadingQuery } from "../queries/answer-query.ts";
import type { QueryTable } from "../queries/query-table.ts";
import { type QueryDeed, sayToQuery } from "../queries/say-to-query.ts";
import { listQueries } from "./list-queries.ts";
import { numberOf } from "./number-of.ts";
import { toQueriesJson } from "./queries-json.ts";
import { toQueryJson } from "./query-json.ts";
import { admitted, type Route, type RouteAnswer, type RouteRequest } from "./route.ts";

const QUERIES = "/api/v1/subjects/{subject}/queries";
const ANSWERS = "The same as the look-up";

/** What the doors to questions stand on. */
export interface QueryDoors {
  readonly recorder: Recorder;
  readonly folded: FoldedLog;
  readonly source: ViewSource;
  readonly table: QueryTable;
}

/** The doors to what people are asked about subjects' data, whoever asks. */
export function queryRoutes({ recorder, folded, source, table }: QueryDoors): readonly Route[] {
  const answer = async (subject: string): Promise<Result<RouteAnswer>> => {
    const asked = await table.of(subject);
    if (asked === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const { queries } = await folded.books.load(subject);
    return succeed({
      status: 200,
      json: {
        ...toQueriesJson(subject, queries),
        queries: asked.queries.map((query) => toQueryJson(query, asked, source.calendar)),
      },
    });
  };
  const say = async (request: RouteRequest, said: QueryDeed): Promise<Result<RouteAnswer>> => {
    const { subject = "" } = request.params;
    const done = await sayToQuery(recorder, source.calendar, admitted(request).actor, subject, said);
    return done.ok ? answer(subject) : done;
  };

  return [
    {
      method: "get",
      path: "/api/v1/queries",
      access: "review:see",
      summary: "Every question about the study's data, the oldest first",
      query: {
        state: "`open`, `answered` or `closed`; without: every one",
        kind: "`implausible`, `conflict`, `dp_nonpositive`, `dp_low`, `compliance_high`, `soft_limit` or `person`",
        subject: "only of this subject",
      },
      answers: "`{server_time, time_zone, counts, queries, left_off}`, at most 1,000 questions",
      handle: ({ query }) => listQueries(query, table, source),
    },
    {
      method: "get",
      path: QUERIES,
      access: "subjects:see",
      summary: "The questions about one subject's data: rejected readings, and all of whatever kind",
      answers:
        "`{subject, open_count, open, answered_count, answered, queries}`: rejected readings the latest first, at most 200 of each; `queries` the oldest first",
      handle: ({ params }) => answer(params.subject ?? ""),
    },
    {
      method: "post",
      path: QUERIES,
      access: "queries:raise",
      summary: "Ask something about a kept reading, or about a day's figure",
      body: raiseQuerySchema,
      answers: ANSWERS,
      handle(request) {
        const { about, to = "anyone", text } = request.body as RaiseQueryRequest;
        return say(request, { deed: "raise", about, to, text: text.trim() });
      },
    },
    {
      method: "post",
      path: `${QUERIES}/answer`,
      access: "queries:answer",
      summary: "Say what became of what is asked, by the question's `id`",
      body: answerAnyQuerySchema,
      answers: `${ANSWERS}; 409 when somebody has answered it already`,
      handle(request) {
        const { query, code, text = "" } = request.body as AnswerAnyQueryRequest;
        return say(request, { deed: "answer", query, code, text: text.trim() });
      },
    },
    {
      method: "post",
      path: `${QUERIES}/close`,
      access: "queries:answer",
      summary: "Close what is answered",
      body: sayToQuerySchema,
      answers: ANSWERS,
      handle(request) {
        const { query, text = "" } = request.body as SayToQueryRequest;
        return say(request, { deed: "close", query, text: text.trim() });
      },
    },
    {
      method: "post",
      path: `${QUERIES}/reopen`,
      access: "queries:answer",
      summary: "Ask again, with the reason, what somebody has answered or closed",
      body: sayToQuerySchema,
      answers: ANSWERS,
      handle(request) {
        const { query, text = "" } = request.body as SayToQueryRequest;
        return say(request, { deed: "reopen", query, text: text.trim() });
      },
    },
    {
      method: "post",
      path: `${QUERIES}/{seq}/answer`,
      access: "queries:answer",
      summary: "Say what became of a rejected reading, by its number; the reading stays as it is",
      body: answerQuerySchema,
      answers: `${ANSWERS}; 409 when somebody has answered it already`,
      async handle({ params, body, principal }) {
        const { subject = "" } = params;
        const { code, text = "", alike = false } = body as AnswerQueryRequest;
        const { actor } = admitted({ principal });
        const asked = { actor, subject, seq: numberOf(params.seq), code, text: text.trim(), alike };
        const done = await answerReadingQuery(recorder, asked);
        return done.ok ? answer(subject) : done;
      },
    },
  ];
}
