import type { SubjectDecision, SubjectFailure } from "#lib/log/command.ts";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import type { WardState } from "#lib/log/ward-state.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Recorder, RecordFailure } from "../log/recorder.ts";

/** What a command on a subject left behind. */
export interface Commanded {
  /** Whether any event was recorded. */
  readonly changed: boolean;
}

type Decide = (
  state: SubjectState | null,
  ward: WardState,
  now: Instant,
) => Result<SubjectDecision, SubjectFailure | "unknown_subject">;

/** Records what a command on a subject decides, in the subject's stream and the ward's together. */
export async function commandSubject(
  recorder: Recorder,
  subject: string,
  actor: string,
  decide: Decide,
): Promise<Result<Commanded, SubjectFailure | RecordFailure | "unknown_subject">> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: true,
    subjects: () => [],
    senderIds: () => [],
    decide: (draft): ReturnType<Decide> => {
      const decision = decide(draft.subject(subject), draft.ward, draft.now);
      if (!decision.ok) return decision;
      for (const event of decision.value.subjectEvents) draft.record(subject, event);
      for (const event of decision.value.wardEvents) draft.record(WARD_STREAM, event);
      return decision;
    },
  });
  if (!proposed.ok) return proposed;
  if (!proposed.value.ok) return proposed.value;
  const { subjectEvents, wardEvents } = proposed.value.value;
  return succeed({ changed: subjectEvents.length + wardEvents.length > 0 });
}

/** Refuses a command on someone who is not enrolled. */
export function enrolledOnly(
  subject: string,
  decide: (state: SubjectState, ward: WardState, now: Instant) => Result<SubjectDecision, SubjectFailure>,
): Decide {
  return (state, ward, now) =>
    state === null
      ? fail("unknown_subject", `No subject is enrolled as ${subject}.`)
      : decide(state, ward, now);
}
