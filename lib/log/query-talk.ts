import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { QueryAddressee } from "../ventilation/query-kind.ts";
import type { Envelope } from "./envelope.ts";
import type { QueryEvent, QuestionSubject } from "./query-event.ts";

/** One thing that somebody said to a question. */
export interface QueryStep {
  readonly step: "raised" | "answered" | "closed" | "reopened";
  readonly by: string;
  readonly at: Instant;
  /** Of an answer. */
  readonly code: CorrectionReason | null;
  readonly text: string;
  /** The most unusual value that a rule's question was answered for; `null`: no rule's, or no answer. */
  readonly extreme: number | null;
}

/** What a person asked. */
export interface RaisedQuestion {
  readonly about: QuestionSubject;
  readonly to: QueryAddressee;
}

/** Everything said to one question, in order. */
export interface QueryTalk {
  /** `null`: a rule asks. */
  readonly raised: RaisedQuestion | null;
  readonly steps: readonly QueryStep[];
}

/** What was said, by the question's name. Questions of rules that nobody has answered are not in it. */
export type QueryTalks = Map<string, QueryTalk>;

/** The name of the question about an impossible reading. */
export function implausibleQueryId(seq: number): string {
  return `implausible:${seq}`;
}

/** The name of a person's question, by the number of the event that raised it. */
export function personQueryId(seq: number): string {
  return `person:${seq}`;
}

/** Takes what somebody said into the talks, in place; the name of the question. */
export function evolveTalks(talks: QueryTalks, envelope: Envelope<QueryEvent>): string {
  const { event, seq } = envelope;
  switch (event.type) {
    case "queryRaised": {
      const id = personQueryId(seq);
      const { about, to, text } = event;
      talks.set(id, { raised: { about, to }, steps: [stepOf(envelope, "raised", { text })] });
      return id;
    }
    case "queryAnswered":
      addStep(talks, event.query, stepOf(envelope, "answered", event));
      return event.query;
    case "queryClosed":
      addStep(talks, event.query, stepOf(envelope, "closed", event));
      return event.query;
    case "queryReopened":
      addStep(talks, event.query, stepOf(envelope, "reopened", event));
      return event.query;
    default:
      return assertNever(event);
  }
}

/** Adds what was said to a question, in place. */
export function addStep(talks: QueryTalks, id: string, step: QueryStep): void {
  const talk = talks.get(id);
  talks.set(id, { raised: talk?.raised ?? null, steps: [...(talk?.steps ?? []), step] });
}

/** What somebody said, as a step. */
export function stepOf(
  { actor, recordedAt }: Envelope,
  step: QueryStep["step"],
  said: { readonly code?: CorrectionReason; readonly text: string; readonly extreme?: number },
): QueryStep {
  const { code = null, text, extreme = null } = said;
  return { step, by: actor, at: recordedAt, code, text, extreme };
}
