import { type AnswerQuery, decideAnswer } from "#lib/log/decide-answer.ts";
import { fail, type Result } from "#lib/units/result.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";

/** Who answers which query of whom. */
export interface Answering extends AnswerQuery {
  readonly actor: string;
  readonly subject: string;
}

type AnswerFailure = "unknown_subject" | "unknown_query" | "already_answered" | "text_missing";

/** Records what somebody found out about a rejected reading; what follows for the alarms goes with it. */
export async function answerReadingQuery(
  recorder: Recorder,
  { actor, subject, ...answer }: Answering,
): Promise<Result<unknown, RecordFailure | AnswerFailure>> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [subject],
    senderIds: () => [],
    decide: (draft): Result<unknown, AnswerFailure> => {
      if (draft.subject(subject) === null) {
        return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
      }
      const decided = decideAnswer(draft.book(subject).queries, answer);
      if (decided.ok) for (const event of decided.value) draft.record(subject, event);
      return decided;
    },
  });
  return proposed.ok ? proposed.value : proposed;
}
