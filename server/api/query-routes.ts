import { type AnswerQueryRequest, answerQuerySchema } from "#lib/contract/queries.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { answerReadingQuery } from "../queries/answer-query.ts";
import { toQueriesJson } from "./queries-json.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors to what people are asked about a subject's readings. */
export function queryRoutes(recorder: Recorder, folded: FoldedLog): readonly Route[] {
  const answer = async (subject: string): Promise<Result<RouteAnswer>> => {
    if (folded.subject(subject) === null) {
      return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    }
    const { queries } = await folded.books.load(subject);
    return succeed({ status: 200, json: toQueriesJson(subject, queries) });
  };

  return [
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/queries",
      access: "subjects:see",
      summary: "The rejected readings of one subject: those that nobody has answered for, and the answers",
      answers:
        "`{subject, open_count, open, answered_count, answered}`, the latest first, at most 200 of each",
      handle: ({ params }) => answer(params.subject ?? ""),
    },
    {
      method: "post",
      path: "/api/v1/subjects/{subject}/queries/{seq}/answer",
      access: "queries:answer",
      summary: "Say what became of a rejected reading, by its number; the reading stays as it is",
      body: answerQuerySchema,
      answers: "The same as the look-up; 409 when somebody has answered it already",
      async handle({ params, body, principal }) {
        const { subject = "", seq = "" } = params;
        const { code, text = "", alike = false } = body as AnswerQueryRequest;
        const { actor } = admitted({ principal });
        const asked = { actor, subject, seq: numberOf(seq), code, text: text.trim(), alike };
        const done = await answerReadingQuery(recorder, asked);
        return done.ok ? answer(subject) : done;
      },
    },
  ];
}

/** 0, which no reading has, for what is no number. */
function numberOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
