import { decideAcknowledgement } from "#lib/alarms/decide-acknowledgement.ts";
import type { Result } from "#lib/units/result.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";

/** Which alarm somebody has seen, and where. */
export interface Acknowledgement {
  readonly actor: string;
  readonly subject: string;
  readonly alarm: string;
  /** The wall at which a PIN was shown; `null`: a page of the person's own. */
  readonly wall: string | null;
}

/** Records that somebody has seen an alarm. Two at once are one: the second finds it done. */
export async function acknowledge(
  recorder: Recorder,
  { actor, subject, alarm, wall }: Acknowledgement,
): Promise<Result<unknown, RecordFailure | "unknown_alarm">> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [subject],
    senderIds: () => [],
    decide: (draft) => {
      const decided = decideAcknowledgement(draft.board(subject), alarm, wall);
      if (decided.ok) for (const event of decided.value) draft.record(subject, event);
      return decided;
    },
  });
  return proposed.ok ? proposed.value : proposed;
}
