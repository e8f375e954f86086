import { projectQueries } from "#lib/projections/project-queries.ts";
import type { SubjectQuery } from "#lib/projections/subject-query.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Instant } from "#lib/units/instant.ts";
import { KeptParts, type PartSources } from "../live/kept-parts.ts";

/** A subject's questions, and T0 by which their study days are told. */
export interface AskedOfSubject {
  readonly subject: string;
  readonly infusionStart: Instant | null;
  readonly queries: readonly SubjectQuery[];
}

/** Everybody's questions: those who have left are not read from the log again for every look. */
export class QueryTable {
  readonly parts: KeptParts<AskedOfSubject>;
  readonly #from: PartSources;

  constructor(from: PartSources) {
    this.#from = from;
    this.parts = new KeptParts(from, {
      format: "queries/1",
      async make(subject) {
        const { profile } = await from.source.enrolled(subject);
        const book = await from.folded.books.load(subject);
        const input = studyInputOf(profile, book, from.source.context());
        return { subject, infusionStart: input.infusionStart, queries: projectQueries(book, input) };
      },
      // What was asked changes by what happens alone.
      lasting: () => "always",
    });
  }

  async all(): Promise<readonly AskedOfSubject[]> {
    await this.parts.refresh();
    const asked: AskedOfSubject[] = [];
    for (const { subject } of this.#from.folded.subjects()) {
      asked.push(this.parts.peek(subject) ?? (await this.parts.of(subject)));
    }
    return asked;
  }

  /** `null`: nobody is enrolled under that name. */
  async of(subject: string): Promise<AskedOfSubject | null> {
    return this.#from.folded.subject(subject) === null ? null : this.parts.of(subject);
  }
}
