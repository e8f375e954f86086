import type { SubjectEvent } from "#lib/log/event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Draft } from "../log/draft.ts";
import type { Recorder } from "../log/recorder.ts";
import { answerWithRecord } from "./answer-with-record.ts";
import type { Commanded } from "./commands.ts";
import { admitted, type RouteAnswer, type RouteRequest } from "./route.ts";

/**
 * Records what somebody enters about a subject or does at an infusion, in its doer's name. The subject's readings are at hand, so that what
 * follows for the events of its window is decided with it, also for somebody who has left the ward.
 */
export async function commandInfusion(
  recorder: Recorder,
  subject: string,
  actor: string,
  decide: (state: SubjectState, draft: Draft) => Result<readonly SubjectEvent[]>,
): Promise<Result<Commanded>> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [subject],
    senderIds: () => [],
    decide: (draft): Result<Commanded> => {
      const state = draft.subject(subject);
      if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
      const decision = decide(state, draft);
      if (!decision.ok) return decision;
      for (const event of decision.value) draft.record(subject, event);
      return succeed({ changed: decision.value.length > 0 });
    },
  });
  return proposed.ok ? proposed.value : proposed;
}

/** Deeds at a subject's infusions by whoever was admitted, each answered with the record as it leaves it. */
export function infusionDeeds(recorder: Recorder, source: ViewSource) {
  const answer = answerWithRecord(source);
  return async (
    { subject = "" }: RouteRequest["params"],
    principal: RouteRequest["principal"],
    decide: (state: SubjectState, draft: Draft, actor: string) => Result<readonly SubjectEvent[]>,
    made?: 201,
  ): Promise<Result<RouteAnswer>> => {
    const { actor } = admitted({ principal });
    const done = await commandInfusion(recorder, subject, actor, (state, draft) =>
      decide(state, draft, actor),
    );
    return done.ok ? answer(subject, done.value, made) : done;
  };
}
