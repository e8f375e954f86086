import type { CorrectionEvent } from "#lib/log/correction-event.ts";
import { type CorrectionContext, type CorrectReading, decideCorrection } from "#lib/log/decide-correction.ts";
import {
  type ChooseReading,
  decideChoice,
  decideRestore,
  decideVoid,
  type VoidReading,
} from "#lib/log/decide-voiding.ts";
import type { ReadingChange } from "#lib/log/meant-reading.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { fail, type Result } from "#lib/units/result.ts";
import type { Draft } from "../log/draft.ts";
import type { Recorder } from "../log/recorder.ts";

/** What somebody wants of a reading. */
export type ReadingDeed =
  | { readonly deed: "correct"; readonly command: CorrectReading }
  | { readonly deed: "void"; readonly command: VoidReading }
  | { readonly deed: "restore"; readonly command: ReadingChange }
  | { readonly deed: "choose"; readonly command: ChooseReading };

/** Records a change of a reading by a person; what follows for the alarms goes with it. */
export async function changeReading(
  recorder: Recorder,
  actor: string,
  subject: string,
  wanted: ReadingDeed,
): Promise<Result<CorrectionEvent>> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [subject],
    senderIds: () => [],
    decide: (draft): Result<CorrectionEvent> => {
      const decided = decide(draft, subject, wanted);
      if (decided.ok) draft.record(subject, decided.value);
      return decided;
    },
  });
  return proposed.ok ? proposed.value : proposed;
}

function decide(draft: Draft, subject: string, wanted: ReadingDeed): Result<CorrectionEvent> {
  const state = draft.subject(subject);
  if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
  const book = draft.book(subject);
  switch (wanted.deed) {
    case "correct": {
      const { admittedAt } = state.profile;
      const context: CorrectionContext = { now: draft.now, admittedAt, limits: PROTOCOL.acceptance };
      return decideCorrection(book, wanted.command, context);
    }
    case "void":
      return decideVoid(book, subject, wanted.command, (name) => draft.subject(name) !== null);
    case "restore":
      return decideRestore(book, wanted.command);
    case "choose":
      return decideChoice(book, wanted.command);
  }
}
