import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { QueryCode } from "../ventilation/query-code.ts";
import type { QueryAddressee } from "../ventilation/query-kind.ts";

/** What somebody asks about: a reading, or a day's figure by its key and local date. */
export type QuestionSubject =
  | {
      readonly kind: "reading";
      /** Of the reading as it first came. */
      readonly seq: number;
      readonly parameter: Parameter;
      readonly observedAt: Instant;
    }
  | { readonly kind: "figure"; readonly figure: string; readonly date: string };

/** Somebody asks. The question is named `person:` and the number of this event. */
export interface QueryRaised {
  readonly type: "queryRaised";
  readonly about: QuestionSubject;
  /** Whom it is for. */
  readonly to: QueryAddressee;
  readonly text: string;
}

/** What somebody found out, about a question of a person or a rule. */
export interface QueryAnswered {
  readonly type: "queryAnswered";
  readonly query: string;
  readonly code: QueryCode;
  /** Empty where the code says it all. */
  readonly text: string;
  /** Of a rule's question the most unusual value that was answered for: one beyond it asks anew. */
  readonly extreme?: number;
}

/** Somebody has looked at an answer and is content, or is not and asks again. */
export interface QueryClosed {
  readonly type: "queryClosed";
  readonly query: string;
  readonly text: string;
}

export interface QueryReopened {
  readonly type: "queryReopened";
  readonly query: string;
  readonly text: string;
}

/** What people say to questions; who and when are in the envelope. */
export type QueryEvent = QueryRaised | QueryAnswered | QueryClosed | QueryReopened;

export const QUERY_EVENT_TYPES = [
  "queryRaised",
  "queryAnswered",
  "queryClosed",
  "queryReopened",
] as const satisfies readonly QueryEvent["type"][];
