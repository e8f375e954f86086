import { fail, type Result, succeed } from "../units/result.ts";
import type { QueryCode } from "../ventilation/query-code.ts";
import type { ReadingQueryAnswered } from "./event.ts";
import type { QueryList } from "./reading-queries.ts";

/** Answers the query of one reading. */
export interface AnswerQuery {
  readonly seq: number;
  readonly code: QueryCode;
  readonly text: string;
  /** Also every other open one of the same parameter and source: a sensor that failed for a night is one answer. */
  readonly alike: boolean;
}

/** What follows from an answer: one event a query. One that somebody has answered meanwhile is theirs. */
export function decideAnswer(
  queries: QueryList,
  { seq, code, text, alike }: AnswerQuery,
): Result<readonly ReadingQueryAnswered[], "unknown_query" | "already_answered" | "text_missing"> {
  const query = queries.all.get(seq);
  if (query === undefined)
    return fail("unknown_query", `No reading with the number ${seq} is questioned here.`);
  if (query.answer !== null) {
    const by = query.answer.by.replace(/^@/, "");
    return fail("already_answered", `${by} has answered this already: ${query.answer.code}.`);
  }
  if (code === "OTHER" && text === "") return fail("text_missing", "OTHER needs words of its own.");
  const { parameter, source } = query.reading;
  const seqs = [seq];
  if (alike) {
    for (const other of queries.open.get(parameter)?.seqs ?? []) {
      if (other !== seq && queries.all.get(other)?.reading.source === source) seqs.push(other);
    }
  }
  return succeed(seqs.map((one) => ({ type: "readingQueryAnswered", seq: one, code, text })));
}
