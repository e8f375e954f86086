import type { Instant } from "../units/instant.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { ReadingContent } from "./correction-event.ts";

/** What a change by a person did to a reading. `passed_over`: another claim was chosen. */
export type VersionChange = "corrected" | "voided" | "restored" | "chosen" | "passed_over";

/** One version of a reading after the first, which is the reading as it came. */
export interface ReadingVersion extends ReadingContent {
  /** Of the event that made it. */
  readonly seq: number;
  readonly version: number;
  readonly change: VersionChange;
  readonly reasonCode: CorrectionReason;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  /** The subject whose it is, where it came to the wrong one. */
  readonly belongsTo: string | null;
}

/** What became of one reading that people have changed. */
export interface ReadingHistory {
  /** The number of the reading that stands now, or stood last. */
  readonly standing: number;
  /** From version 2 on, without holes. */
  readonly versions: readonly ReadingVersion[];
}

/** The histories of the readings that were ever changed, by the number under which each first came. */
export type ReadingHistories = Map<number, ReadingHistory>;

/** The histories with one more version of a reading; changed in place. */
export function addVersion(
  histories: ReadingHistories,
  original: number,
  version: ReadingVersion,
  standing: number,
): void {
  const versions = histories.get(original)?.versions ?? [];
  histories.set(original, { standing, versions: [...versions, version] });
}
