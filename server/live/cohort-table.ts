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
/** Longer than this at a time nobody else waits: alarms and the wall go before. */
const TURN_MS = 10;
const RUNNING_PART_LIVES_MS = 60_000;

/**
 * Every subject's part in the cohort, kept until the subject changes: a study of a thousand who have left is
 * worked through once, and from then on added up from memory.
 */
export class CohortTable {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #parts = new Map<string, KeptPart>();
  #looking: Promise<readonly CohortSubject[]> | null = null;

  constructor(folded: FoldedLog, source: ViewSource) {
    this.#folded = folded;
    this.#source = source;
  }

  /** Everybody enrolled, S-9 before S-10; one look for all who ask at the same time. */
  subjects(): Promise<readonly CohortSubject[]> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<readonly CohortSubject[]> {
    const names = [...this.#folded.subjects()].map(({ subject }) => subject).toSorted(byNumber.compare);
    const parts: CohortSubject[] = [];
    let turnEnds = performance.now() + TURN_MS;
    for (const name of names) {
      parts.push(this.#kept(name) ?? (await this.#made(name)));
      if (performance.now() < turnEnds) continue;
      await new Promise(setImmediate);
      turnEnds = performance.now() + TURN_MS;
    }
    return parts;
  }

  /** `null`: the subject has changed since, or time has. */
  #kept(subject: string): CohortSubject | null {
    const kept = this.#parts.get(subject);
    if (kept === undefined || kept.version !== this.#folded.version(subject)) return null;
    if (kept.bed !== this.#bedOf(subject)) return null;
    const age = this.#source.clock.now() - kept.madeAt;
    return kept.isRunning && (age < 0 || age >= RUNNING_PART_LIVES_MS) ? null : kept.part;
  }

  async #made(subject: string): Promise<CohortSubject> {
    const version = this.#folded.version(subject);
    const bed = this.#bedOf(subject);
    const record = await this.#source.subject(subject);
    if (record === null) throw new Error(`${subject} is listed but not enrolled`);
    const part = projectCohortSubject(record, this.#source.context());
    const isRunning = bed !== null || part.freeDays.provisional || part.days.some((day) => day === null);
    this.#parts.set(subject, { part, version, bed, madeAt: this.#source.clock.now(), isRunning });
    return part;
  }

  #bedOf(subject: string): string | null {
    return this.#folded.ward.bedBySubject.get(subject) ?? null;
  }
}
