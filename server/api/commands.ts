import type { SubjectDecision, SubjectFailure } from "#lib/log/command.ts";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import type { WardState } from "#lib/log/ward-state.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Principal } from "../access/principal.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";

/** What a command on a subject left behind. */
export interface Commanded {
  /** Whether any event was recorded. */
  readonly changed: boolean;
}

type CommandFailure = SubjectFailure | "unknown_subject" | "forbidden" | "limit_out_of_range";

type Decide = (
  state: SubjectState | null,
  ward: WardState,
  now: Instant,
) => Result<SubjectDecision, CommandFailure>;

/** Records what a command on a subject decides, in the subject's stream and the ward's together. */
export async function commandSubject(
  recorder: Recorder,
  subject: string,
  { actor }: Principal,
  decide: Decide,
): Promise<Result<Commanded, CommandFailure | RecordFailure>> {
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
  decide: (state: SubjectState, ward: WardState, now: Instant) => Result<SubjectDecision, CommandFailure>,
): Decide {
  return (state, ward, now) =>
    state === null
      ? fail("unknown_subject", `No subject is enrolled as ${subject}.`)
      : decide(state, ward, now);
}

/** Refuses whoever is limited to some beds a subject that is not, or would not be, in one of them. */
export function withinBeds(
  { displayName, beds }: Principal,
  touched: readonly (string | null)[],
): Result<null, "forbidden"> {
  if (beds === null || touched.every((bed) => bed !== null && beds.has(bed))) return succeed(null);
  return fail("forbidden", `${displayName} may change subjects in these beds only: ${[...beds].join(", ")}.`);
}
