import { AUDIT_COLUMNS } from "#lib/interchange/audit-table.ts";
import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import {
  DATA_DICTIONARY_COLUMNS,
  dataDictionaryRows,
  type NamedColumns,
} from "#lib/interchange/data-dictionary.ts";
import { MATCH_EXPORT_COLUMNS } from "#lib/interchange/match-table.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { ExportedSubject, type SubjectTable } from "#lib/interchange/subject-table.ts";
import { SUBJECT_TABLES } from "#lib/interchange/subject-tables.ts";
import { auditFile } from "./audit-file.ts";
import { CSV_TYPE, type ExportFile, gathered, type Part } from "./export-file.ts";
import { MATCH_FILE } from "./match-file.ts";

/** Rows of one subject are written together; others have their turn between two subjects. */
export function subjectFile({ name, columns, rows }: SubjectTable): ExportFile {
  return {
    name: `${name}.csv`,
    type: CSV_TYPE,
    summary: "a table of domain.md section 6",
    isOfSubjects: true,
    async *parts(study) {
      yield { text: csvLine(columns), rows: 0 };
      const write = siteTimeWriter(study.calendar.timeZone);
      const context = study.context();
      for (const subject of study.names) {
        const { record, state } = await study.subject(subject);
        yield* linesOf(rows(new ExportedSubject(record, state, context, write)));
      }
    },
  };
}

function linesOf(rows: Iterable<CsvRow>): Iterable<Part> {
  return gathered(partsOf(rows));
}

function* partsOf(rows: Iterable<CsvRow>): Generator<Part> {
  for (const row of rows) yield { text: csvLine(row), rows: 1 };
}

/** What every column of every table means. */
function dictionaryFile(tables: readonly NamedColumns[]): ExportFile {
  return {
    name: "data_dictionary.csv",
    type: CSV_TYPE,
    summary: "what every column means",
    isOfSubjects: false,
    async *parts() {
      yield { text: csvLine(DATA_DICTIONARY_COLUMNS), rows: 0 };
      yield* linesOf(
        dataDictionaryRows([...tables, { name: "data_dictionary", columns: DATA_DICTIONARY_COLUMNS }]),
      );
    },
  };
}

/** Every table as a file of its own, in the order of the archive; the dictionary is last. */
export const CSV_FILES: readonly ExportFile[] = [
  ...SUBJECT_TABLES.map(subjectFile),
  MATCH_FILE,
  auditFile(),
  dictionaryFile([
    ...SUBJECT_TABLES,
    { name: "match", columns: MATCH_EXPORT_COLUMNS },
    { name: "audit", columns: AUDIT_COLUMNS },
  ]),
];
