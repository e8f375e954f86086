import { fail, type Result, succeed } from "../units/result.ts";
import { originalOf, versionOf } from "../ventilation/reading.ts";
import type { ReadingChosen, ReadingRestored, ReadingVoided } from "./correction-event.ts";
import { isClaim, recordedAtInstant } from "./kept-readings.ts";
import {
  failStale,
  type MeantFailure,
  type MeantReading,
  meantReading,
  type ReadingChange,
} from "./meant-reading.ts";
import type { ReadingBook } from "./reading-book.ts";

/** Voids a reading instead of deleting it. */
export interface VoidReading extends ReadingChange {
  /** The subject whose it is; only with WRONG_PATIENT. */
  readonly belongsTo: string | null;
}

/** Of several claims chooses one. */
export interface ChooseReading extends ReadingChange {
  /** The numbers of the others that whoever chooses has seen. */
  readonly over: readonly number[];
}

/** A reading that is nobody's, or somebody else's, counts no more. */
export function decideVoid(
  book: ReadingBook,
  subject: string,
  command: VoidReading,
  isEnrolled: (subject: string) => boolean,
): Result<ReadingVoided, MeantFailure | "not_standing" | "unknown_subject"> {
  const meant = meantReading(book, command);
  if (!meant.ok) return meant;
  const { standing } = meant.value;
  if (!isClaim(standing)) return fail("not_standing", "This reading does not count, so it needs no voiding.");
  const { belongsTo, reasonCode } = command;
  if (belongsTo !== null && (reasonCode !== "WRONG_PATIENT" || belongsTo === subject)) {
    return fail("unknown_subject", "Another subject is named only where a reading came to the wrong one.");
  }
  if (belongsTo !== null && !isEnrolled(belongsTo)) {
    return fail("unknown_subject", `No subject is enrolled as ${belongsTo}.`);
  }
  return succeed({
    type: "readingVoided",
    ...changeOf(meant.value, command),
    ...(belongsTo !== null && { belongsTo }),
  });
}

/** A reading that was voided, or lost to another claim, stands again. */
export function decideRestore(
  book: ReadingBook,
  command: ReadingChange,
): Result<ReadingRestored, MeantFailure | "not_standing" | "stands_already"> {
  const meant = meantReading(book, command);
  if (!meant.ok) return meant;
  const { parameter, observedAt, source, value, unit, status } = meant.value.standing;
  if (status !== "voided" && status !== "superseded") {
    return fail("not_standing", "This reading was not voided.");
  }
  const same = recordedAtInstant(book, parameter, observedAt, source).find(
    (one) => isClaim(one) && one.value === value && one.unit === unit,
  );
  if (same !== undefined) return fail("stands_already", `Number ${same.seq} says this already.`);
  return succeed({ type: "readingRestored", ...changeOf(meant.value, command) });
}

/**
 * Says which of several claims is true. Whoever decides names the others, so that one that comes later, or came
 * unseen, is a question of its own, whatever the order of arrival.
 */
export function decideChoice(
  book: ReadingBook,
  command: ChooseReading,
): Result<ReadingChosen, MeantFailure | "not_standing"> {
  const meant = meantReading(book, command);
  if (!meant.ok) return meant;
  const { standing } = meant.value;
  if (standing.status !== "conflict") return fail("not_standing", "Nothing speaks against this reading.");
  const { parameter, observedAt, source, seq } = standing;
  const others = recordedAtInstant(book, parameter, observedAt, source).filter(
    (one) => isClaim(one) && one.seq !== seq,
  );
  const seen = new Set(command.over);
  if (others.length !== seen.size || others.some((one) => !seen.has(one.seq))) {
    return failStale(standing, "Another claim has come, or one has gone: look at them again.");
  }
  const over = others.map((one) => ({ seq: originalOf(one), version: versionOf(one) + 1 }));
  return succeed({ type: "readingChosen", ...changeOf(meant.value, command), over });
}

function changeOf(
  { standing, original, nextVersion }: MeantReading,
  { reasonCode, text }: Pick<ReadingChange, "reasonCode" | "text">,
) {
  const { parameter, observedAt } = standing;
  return { seq: original, version: nextVersion, parameter, observedAt, reasonCode, text };
}
