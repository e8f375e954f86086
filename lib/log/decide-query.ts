import { fail, type Result, succeed } from "../units/result.ts";
import type { QueryCode } from "../ventilation/query-code.ts";
import type { QueryKind } from "../ventilation/query-kind.ts";
import type { ReadingQueryAnswered } from "./event.ts";
import type { QueryAnswered, QueryClosed, QueryReopened } from "./query-event.ts";

/** A question as a deed sees it. */
export interface AskedQuery {
  readonly id: string;
  readonly kind: QueryKind;
  readonly state: "open" | "answered" | "closed";
  readonly beyond: { readonly extreme: number } | null;
  /** What it is about. */
  readonly readings: readonly { readonly seq: number }[];
}

export type QueryFailure =
  | "unknown_query"
  | "already_answered"
  | "text_missing"
  | "needs_choice"
  | "not_answered"
  | "not_reopened";

/** Says what became of what is asked. Of claims that stand against each other one is chosen instead. */
export function decideQueryAnswer(
  query: AskedQuery | null,
  { code, text }: { readonly code: QueryCode; readonly text: string },
): Result<QueryAnswered | ReadingQueryAnswered, QueryFailure> {
  if (query === null) return fail("unknown_query", "This is not asked here.");
  if (query.kind === "conflict") return fail("needs_choice", "Choose which of the values is true.");
  if (query.state !== "open") return fail("already_answered", "Somebody has answered this already.");
  if (code === "OTHER" && text === "") return fail("text_missing", "OTHER needs words of its own.");
  const { id, kind, beyond, readings } = query;
  const [reading] = readings;
  if (kind === "implausible" && reading !== undefined) {
    return succeed({ type: "readingQueryAnswered", seq: reading.seq, code, text });
  }
  return succeed({
    type: "queryAnswered",
    query: id,
    code,
    text,
    ...(beyond !== null && { extreme: beyond.extreme }),
  });
}

/** Somebody has looked at the answer and is content. */
export function decideQueryClosing(
  query: AskedQuery | null,
  text: string,
): Result<QueryClosed, QueryFailure> {
  if (query === null) return fail("unknown_query", "This is not asked here.");
  if (query.state !== "answered") return fail("not_answered", "Only what is answered can be closed.");
  return succeed({ type: "queryClosed", query: query.id, text });
}

/** Somebody is not content with the answer, and says why. */
export function decideQueryReopening(
  query: AskedQuery | null,
  text: string,
): Result<QueryReopened, QueryFailure> {
  if (query === null) return fail("unknown_query", "This is not asked here.");
  if (query.state === "open" || query.kind === "conflict") {
    return fail("not_reopened", "Only what is answered can be asked again.");
  }
  if (text === "") return fail("text_missing", "Say what is still open.");
  return succeed({ type: "queryReopened", query: query.id, text });
}
