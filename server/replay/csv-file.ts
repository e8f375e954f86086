import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import type { CsvRow } from "#lib/interchange/replay-csv.ts";
import type { Result } from "#lib/units/result.ts";

/** Rows that could not be read, each with its line in the file, so that someone can go and look. */
export interface UnreadableRow {
  readonly line: number;
  readonly detail: string;
}

/** A file as a whole cannot be used: it is missing, or lacks a column. */
export class UnusableFile extends Error {
  constructor(file: string, detail: string) {
    super(`${file}: ${detail}`);
    this.name = "UnusableFile";
  }
}

interface Numbered {
  readonly record: CsvRow;
  readonly info: { readonly lines: number; readonly error?: { readonly column?: unknown } };
}

/**
 * Reads a CSV file row by row (streaming: only what `take` keeps stays in memory). A row that cannot be
 * understood is handed to `onUnreadable` and passed over.
 */
export async function readCsvFile<T>(
  file: string,
  columns: readonly string[],
  understand: (row: CsvRow) => Result<T>,
  take: (value: T, row: { readonly index: number; readonly line: number }) => void,
  onUnreadable: (row: UnreadableRow) => void,
): Promise<void> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => checkedHeader(file, header, columns),
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const source = createReadStream(file);
  source.on("error", (error) => parser.destroy(new UnusableFile(file, error.message)));
  source.pipe(parser);
  let index = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Numbered>) {
      const row = { index: index++, line: info.lines };
      // A row may end early (its last cells are not known); one that goes on too long has a comma too many.
      if (info.error !== undefined && info.error.column === null) {
        onUnreadable({ line: row.line, detail: "more cells than the header" });
        continue;
      }
      const understood = understand(record);
      if (understood.ok) take(understood.value, row);
      else onUnreadable({ line: row.line, detail: understood.detail });
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnusableFile(file, error.message) : error;
  } finally {
    source.destroy();
  }
}

function checkedHeader(file: string, header: readonly string[], columns: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const absent = columns.filter((column) => !names.includes(column));
  if (absent.length > 0) throw new UnusableFile(file, `the header lacks ${absent.join(", ")}`);
  return names;
}
