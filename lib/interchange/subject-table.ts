import type { SubjectRecord, ViewContext } from "../projections/view-input.ts";
import type { CsvRow } from "./csv.ts";
import { type ExportedDays, exportedDays } from "./exported-days.ts";
import type { TimeWriter } from "./site-time.ts";

/** One subject as the tables see it; the days are worked out once, and only for a table that asks. */
export class ExportedSubject {
  readonly record: SubjectRecord;
  readonly context: ViewContext;
  readonly write: TimeWriter;
  #days: ExportedDays | null = null;

  constructor(record: SubjectRecord, context: ViewContext, write: TimeWriter) {
    this.record = record;
    this.context = context;
    this.write = write;
  }

  get days(): ExportedDays {
    this.#days ??= exportedDays(this.record, this.context);
    return this.#days;
  }
}

/** A table whose rows are each about one subject. */
export interface SubjectTable {
  /** Its file's name without `.csv`. */
  readonly name: string;
  readonly columns: readonly string[];
  rows(subject: ExportedSubject): Iterable<CsvRow>;
}
