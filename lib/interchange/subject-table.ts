import type { Envelope } from "../log/envelope.ts";
import type { SubjectState } from "../log/subject-state.ts";
import type { CohortSubject } from "../projections/cohort-subject.ts";
import { projectCohortSubject } from "../projections/project-cohort-subject.ts";
import type { SubjectRecord, ViewContext } from "../projections/view-input.ts";
import type { CsvRow } from "./csv.ts";
import { type ExportedDays, exportedDays } from "./exported-days.ts";
import type { OdmChange } from "./odm/odm-change.ts";
import { readingChanges } from "./odm/reading-changes.ts";
import type { TimeWriter } from "./site-time.ts";

/** What people said of a subject: signatures on its days, and every version of what they entered. */
export type SaidOfSubject = Pick<SubjectState, "reviews" | "record">;

/** One subject as the tables see it; the days are worked out once, and only for a table that asks. */
export class ExportedSubject {
  readonly record: SubjectRecord;
  readonly context: ViewContext;
  readonly write: TimeWriter;
  readonly said: SaidOfSubject;
  /** What happened to its readings, in the log's order; for files that hold every change. */
  readonly events: readonly Envelope[];
  #changes: readonly OdmChange[] | null = null;
  #days: ExportedDays | null = null;
  #cohort: CohortSubject | null = null;

  constructor(
    record: SubjectRecord,
    said: SaidOfSubject,
    context: ViewContext,
    write: TimeWriter,
    events: readonly Envelope[] = [],
  ) {
    this.events = events;
    this.record = record;
    this.said = said;
    this.context = context;
    this.write = write;
  }

  get days(): ExportedDays {
    this.#days ??= exportedDays(this.record, this.said.reviews, this.context);
    return this.#days;
  }

  /** The changes of its readings as ODM says them. */
  get readingChanges(): readonly OdmChange[] {
    this.#changes ??= [...readingChanges(this.events, this.context.calendar, this.write)];
    return this.#changes;
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
