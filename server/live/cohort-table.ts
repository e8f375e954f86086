import type { CohortSubject } from "#lib/projections/cohort-subject.ts";
import { projectCohortSubject } from "#lib/projections/project-cohort-subject.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { ViewSource } from "./view-source.ts";

interface KeptPart {
  readonly part: CohortSubject;
  readonly version: number;
  readonly bed: string | null;
  readonly madeAt: Instant;
  /** Time alone changes it: on the ward, or before its last study day or day 28 is over. */
  readonly isRunning: boolean;
}

/** S-9 before S-10, as a person looks for them. */
const byNumber = new Intl.Collator("en", { numeric: true });
const RUNNING_PART_LIVES_MS = 60_000;

/**
 * Every subject's part in the cohort, kept until the subject changes: a study of a thousand who have left is
 * worked through once, and from then on added up from memory.
 */
export class CohortTable {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #parts = new Map<string, KeptPart>();

  constructor(folded: FoldedLog, source: ViewSource) {
    this.#folded = folded;
    this.#source = source;
  }

  /** Everybody enrolled, S-9 before S-10. */
  async subjects(): Promise<readonly CohortSubject[]> {
    const names = [...this.#folded.subjects()].map(({ subject }) => subject).toSorted(byNumber.compare);
    const parts: CohortSubject[] = [];
    for (const name of names) parts.push(await this.#part(name));
    return parts;
  }

  async #part(subject: string): Promise<CohortSubject> {
    const version = this.#folded.version(subject);
    const bed = this.#folded.ward.bedBySubject.get(subject) ?? null;
    const now = this.#source.clock.now();
    const kept = this.#parts.get(subject);
    if (
      kept !== undefined &&
      kept.version === version &&
      kept.bed === bed &&
      (!kept.isRunning || (now >= kept.madeAt && now - kept.madeAt < RUNNING_PART_LIVES_MS))
    ) {
      return kept.part;
    }
    const record = await this.#source.subject(subject);
    if (record === null) throw new Error(`${subject} is listed but not enrolled`);
    const part = projectCohortSubject(record, this.#source.context());
    const isRunning = bed !== null || part.freeDays.provisional || part.days.some((day) => day === null);
    this.#parts.set(subject, { part, version, bed, madeAt: now, isRunning });
    return part;
  }
}
