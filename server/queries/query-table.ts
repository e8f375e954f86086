import { projectQueries } from "#lib/projections/project-queries.ts";
import type { SubjectQuery } from "#lib/projections/subject-query.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";

/** A subject's questions, and T0 by which their study days are told. */
export interface AskedOfSubject {
  readonly subject: string;
  readonly infusionStart: Instant | null;
  readonly queries: readonly SubjectQuery[];
}

/**
 * Everybody's questions, each subject's kept until something happens to it: those who have left are not read from
 * the log again for every look.
 */
export class QueryTable {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #kept = new Map<string, { readonly version: number; readonly asked: AskedOfSubject }>();

  constructor(folded: FoldedLog, source: ViewSource) {
    this.#folded = folded;
    this.#source = source;
  }

  async all(): Promise<readonly AskedOfSubject[]> {
    const asked: AskedOfSubject[] = [];
    for (const { subject } of this.#folded.subjects()) {
      const ofSubject = await this.of(subject);
      if (ofSubject !== null) asked.push(ofSubject);
    }
    return asked;
  }

  /** `null`: nobody is enrolled under that name. */
  async of(subject: string): Promise<AskedOfSubject | null> {
    const state = this.#folded.subject(subject);
    if (state === null) return null;
    const version = this.#folded.version(subject);
    const kept = this.#kept.get(subject);
    if (kept !== undefined && kept.version === version) return kept.asked;
    const book = await this.#folded.books.load(subject);
    const input = studyInputOf(state.profile, book, this.#source.context());
    const asked = { subject, infusionStart: input.infusionStart, queries: projectQueries(book, input) };
    this.#kept.set(subject, { version, asked });
    return asked;
  }
}
