import { csvLine } from "#lib/interchange/csv.ts";
import {
  REDCAP_DICTIONARY_COLUMNS,
  redcapDictionaryRows,
} from "#lib/interchange/redcap/redcap-dictionary.ts";
import { REDCAP_IMPORT_COLUMNS, redcapRows } from "#lib/interchange/redcap/redcap-import.ts";
import { subjectFile } from "./csv-files.ts";
import { CSV_TYPE, csvParts, type ExportFile } from "./export-file.ts";

/** For REDCap's import tool, and the data dictionary that makes its project. */
export const REDCAP_FILES: readonly ExportFile[] = [
  {
    ...subjectFile({ name: "redcap_import", columns: REDCAP_IMPORT_COLUMNS, rows: redcapRows }),
    summary: "for REDCap's import tool: blank changes nothing there, so what is missing is a code",
  },
  {
    name: "redcap_data_dictionary.csv",
    type: CSV_TYPE,
    summary: "REDCap's data dictionary, which makes the project that the import fits",
    async *parts() {
      yield { text: csvLine(REDCAP_DICTIONARY_COLUMNS), rows: 0 };
      yield* csvParts(redcapDictionaryRows());
    },
  },
];
