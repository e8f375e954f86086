import { AUDIT_COLUMNS } from "#lib/interchange/audit-table.ts";
import { csvLine } from "#lib/interchange/csv.ts";
import {
  DATA_DICTIONARY_COLUMNS,
  dataDictionaryRows,
  type NamedColumns,
} from "#lib/interchange/data-dictionary.ts";
import { MATCH_EXPORT_COLUMNS } from "#lib/interchange/match-table.ts";
import type { SubjectTable } from "#lib/interchange/subject-table.ts";
import { SUBJECT_TABLES } from "#lib/interchange/subject-tables.ts";
import { auditFile } from "./audit-file.ts";
import { CSV_TYPE, csvParts, type ExportFile, type SubjectFile, type WholeFile } from "./export-file.ts";
import { MATCH_FILE } from "./match-file.ts";

/** A table whose rows are about one subject each. */
export function subjectFile({ name, columns, rows }: SubjectTable): SubjectFile {
  return {
    name: `${name}.csv`,
    type: CSV_TYPE,
    summary: "a table of domain.md section 6",
    begin: () => csvLine(columns),
    of: (subject) => csvParts(rows(subject)),
    end: "",
  };
}

/** What every column of every table means. */
function dictionaryFile(tables: readonly NamedColumns[]): WholeFile {
  return {
    name: "data_dictionary.csv",
    type: CSV_TYPE,
    summary: "what every column means",
    async *parts() {
      yield { text: csvLine(DATA_DICTIONARY_COLUMNS), rows: 0 };
      const own = { name: "data_dictionary", columns: DATA_DICTIONARY_COLUMNS };
      yield* csvParts(dataDictionaryRows([...tables, own]));
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
