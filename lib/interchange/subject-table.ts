import type { SubjectState } from "../log/subject-state.ts";
import type { CohortSubject } from "../projections/cohort-subject.ts";
import { projectCohortSubject } from "../projections/project-cohort-subject.ts";
import type { SubjectRecord, ViewContext } from "../projections/view-input.ts";
import type { CsvRow } from "./csv.ts";
import { type ExportedDays, exportedDays } from "./exported-days.ts";
import type { TimeWriter } from "./site-time.ts";

/** What people said of a subject: signatures on its days, and every version of what they entered. */
export type SaidOfSubject = Pick<SubjectState, "reviews" | "record">;

/** One subject as the tables see it; the days are worked out once, and only for a table that asks. */
export class ExportedSubject {
  readonly record: SubjectRecord;
  readonly context: ViewContext;
  readonly write: TimeWriter;
  readonly said: SaidOfSubject;
  #days: ExportedDays | null = null;
  #cohort: CohortSubject | null = null;

  constructor(record: SubjectRecord, said: SaidOfSubject, context: ViewContext, write: TimeWriter) {
    this.record = record;
    this.said = said;
    this.context = context;
    this.write = write;
  }

  get days(): ExportedDays {
    this.#days ??= exportedDays(this.record, this.said.reviews, this.context);
    return this.#days;
  }

  /** Its outcomes, as the study counts them. */
  get cohort(): CohortSubject {
    this.#cohort ??= projectCohortSubject(this.record, this.context);
    return this.#cohort;
  }
}

/** A table whose rows are each about one subject. */
export interface SubjectTable {
  /** Its file's name without `.csv`. */
  readonly name: string;
  readonly columns: readonly string[];
  rows(subject: ExportedSubject): Iterable<CsvRow>;
}
