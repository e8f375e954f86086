import { csvLine } from "#lib/interchange/csv.ts";
import { MATCH_EXPORT_COLUMNS, matchRows } from "#lib/interchange/match-table.ts";
import { CSV_TYPE, csvParts, type WholeFile } from "./export-file.ts";

/** The match with controls as it was imported last. */
export const MATCH_FILE: WholeFile = {
  name: "match.csv",
  type: CSV_TYPE,
  summary: "matched controls as imported",
  async *parts({ ward }) {
    yield { text: csvLine(MATCH_EXPORT_COLUMNS), rows: 0 };
    yield* csvParts(matchRows(ward.matchSets.at(-1) ?? null));
  },
};
