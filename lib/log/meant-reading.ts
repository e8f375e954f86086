import { fail, type Result, succeed } from "../units/result.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import { originalOf, type Reading, versionOf } from "../ventilation/reading.ts";
import { findReading } from "./kept-readings.ts";
import type { ReadingBook } from "./reading-book.ts";

/** What every change of a reading says. */
export interface ReadingChange {
  /** Of the reading, or of any version of it. */
  readonly seq: number;
  /** The version that whoever changes it saw. */
  readonly expectedVersion: number;
  readonly reasonCode: CorrectionReason;
  readonly text: string;
}

/** A reading that may be changed: as it stands, and under which number it first came. */
export interface MeantReading {
  readonly standing: Reading;
  readonly original: number;
  readonly nextVersion: number;
}

export type MeantFailure = "unknown_reading" | "stale_version" | "text_missing";

/** The reading as it stands that came under a number, or one of whose versions has it; `null`: none. */
export function standingReading(book: ReadingBook, seq: number): Reading | null {
  const found = findReading(book, seq);
  if (found === null) return null;
  const standing = book.histories.get(originalOf(found))?.standing;
  return standing === undefined || standing === seq ? found : findReading(book, standing);
}

/** The reading that a change is about; refused where somebody has changed it meanwhile, or no reason is given. */
export function meantReading(
  book: ReadingBook,
  { seq, expectedVersion, reasonCode, text }: ReadingChange,
): Result<MeantReading, MeantFailure> {
  const standing = standingReading(book, seq);
  if (standing === null) return fail("unknown_reading", `No reading with the number ${seq} is kept here.`);
  const present = versionOf(standing);
  if (present !== expectedVersion) {
    return failStale(standing, `This is version ${present} by now, and not ${expectedVersion} any more.`);
  }
  if (reasonCode === "OTHER" && text === "") return fail("text_missing", "OTHER needs words of its own.");
  return succeed({ standing, original: originalOf(standing), nextVersion: present + 1 });
}

/** Refuses a change of what is no longer as whoever changes it saw it, with the reading as it stands. */
export function failStale(standing: Reading, detail: string) {
  return { ...fail("stale_version", detail), present: standing };
}
