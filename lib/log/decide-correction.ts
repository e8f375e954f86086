import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import {
  type AcceptanceLimits,
  type InterpretFailure,
  interpretReading,
} from "../ventilation/interpret-reading.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { ReadingContent, ReadingCorrected } from "./correction-event.ts";
import { isClaim, recordedAtInstant } from "./kept-readings.ts";
import { type MeantFailure, meantReading, type ReadingChange } from "./meant-reading.ts";
import type { ReadingBook } from "./reading-book.ts";

/** What a reading should have said; what is absent stays. */
export interface CorrectReading extends ReadingChange {
  readonly value?: unknown;
  readonly unit?: string;
  /** ISO 8601 with an offset. */
  readonly observedAt?: string;
}

/** What the acceptance of a correction depends on besides the readings. */
export interface CorrectionContext {
  readonly now: Instant;
  /** `null`: not known. */
  readonly admittedAt: Instant | null;
  readonly limits: AcceptanceLimits;
}

export type CorrectionFailure =
  | MeantFailure
  | InterpretFailure
  | "out_of_range"
  | "before_admission"
  | "not_standing"
  | "nothing_changed"
  | "stands_already"
  | "conflict";

/**
 * Corrects a reading: a version beside the one as it came. What is said now passes the same limits and rules of
 * time as a fresh reading, and is refused where that would be rejected.
 */
export function decideCorrection(
  book: ReadingBook,
  command: CorrectReading,
  { now, admittedAt, limits }: CorrectionContext,
): Result<ReadingCorrected, CorrectionFailure> {
  const meant = meantReading(book, command);
  if (!meant.ok) return meant;
  const { standing, original, nextVersion } = meant.value;
  const { parameter } = standing;
  if (standing.status === "voided" || standing.status === "superseded") {
    return fail("not_standing", "This reading does not stand: restore it first.");
  }
  const read = interpretReading(
    {
      parameter,
      value: command.value ?? standing.value,
      unit: command.unit ?? standing.unit,
      observed_at: command.observedAt ?? toIso(standing.observedAt),
    },
    now,
    limits,
  );
  if (!read.ok) return read;
  const { value, unit, observedAt, sent, impossible } = read.value;
  if (impossible !== null) return fail(impossible.code, impossible.detail);
  if (admittedAt !== null && observedAt < admittedAt) {
    return fail("before_admission", `${toIso(observedAt)} is before the admission, ${toIso(admittedAt)}.`);
  }
  const becomes: ReadingContent = { value, unit, observedAt };
  if (isSame(standing, becomes)) return fail("nothing_changed", "It says this already.");
  const taken = placeTaken(book, standing, becomes);
  if (taken !== null) return taken;
  const { reasonCode, text } = command;
  return succeed({
    type: "readingCorrected",
    seq: original,
    version: nextVersion,
    parameter,
    was: { value: standing.value, unit: standing.unit, observedAt: standing.observedAt },
    becomes,
    ...(sent !== null && { sent }),
    reasonCode,
    text,
  });
}

function isSame(a: ReadingContent, b: ReadingContent): boolean {
  return a.value === b.value && a.unit === b.unit && a.observedAt === b.observedAt;
}

/** Whether another claim of the source stands where this one would come to stand. */
function placeTaken(book: ReadingBook, standing: Reading, becomes: ReadingContent) {
  const { parameter, source, seq } = standing;
  const others = recordedAtInstant(book, parameter, becomes.observedAt, source).filter(
    (one) => isClaim(one) && one.seq !== seq,
  );
  const same = others.find((one) => isSame(one, becomes));
  if (same !== undefined) {
    return fail("stands_already", `Number ${same.seq} says this already: choose that one, or void this one.`);
  }
  const [rival] = others;
  if (rival === undefined || becomes.observedAt === standing.observedAt) return null;
  return fail(
    "conflict",
    `For that time ${source} has sent ${rival.value} ${rival.unit} (number ${rival.seq}): void one of the two.`,
  );
}
