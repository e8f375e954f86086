import type { CohortSubject } from "#lib/projections/cohort-subject.ts";
import { projectCohortSubject } from "#lib/projections/project-cohort-subject.ts";
import { KeptParts, type Lasting, type PartSources } from "./kept-parts.ts";

/** S-9 before S-10, as a person looks for them. */
const byNumber = new Intl.Collator("en", { numeric: true });

/**
 * Every subject's part in the cohort: a study of a thousand who have left is worked through once, and from then on
 * added up from memory.
 */
export class CohortTable {
  readonly parts: KeptParts<CohortSubject>;
  readonly #from: PartSources;

  constructor(from: PartSources) {
    this.#from = from;
    this.parts = new KeptParts(from, {
      format: "cohort/1",
      make: async (subject) =>
        projectCohortSubject(await from.source.enrolled(subject), from.source.context()),
      lasting,
    });
  }

  /** Everybody enrolled, S-9 before S-10. */
  async subjects(): Promise<readonly CohortSubject[]> {
    await this.parts.refresh();
    const names = [...this.#from.folded.subjects()].map(({ subject }) => subject).toSorted(byNumber.compare);
    // Nearly all are there: only who changed since the look began is made now.
    return Promise.all(names.map((name) => this.parts.peek(name) ?? this.parts.of(name)));
  }
}

/** Its last study day and day 28 are over, or the next midnight may change it. */
function lasting({ days, freeDays }: CohortSubject): Lasting {
  const isOver = days.every((day) => day !== null && day.pf_ratio.completeness !== "RUNNING");
  return isOver && !freeDays.provisional ? "always" : "today";
}
