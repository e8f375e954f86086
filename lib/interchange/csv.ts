/** One field: text, a number in full precision, or `null` for a missing value. */
export type CsvCell = string | number | null;

/** One record, in the order of its table's columns. */
export type CsvRow = readonly CsvCell[];

/**
 * What a spreadsheet would run as a formula, its full-width forms included because a Chinese or Japanese
 * Excel reads them so too. A leading apostrophe counts as part of the danger, which keeps the mark that
 * `neutralised` sets removable without doubt.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
/** Nearly all of a table: neither a danger nor in need of quotes. */
const PLAIN = /^[A-Za-z0-9](?:[\w .:+/[\]-]*[\w\]])?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

/** The text with an apostrophe before it if a spreadsheet would otherwise take it for a formula. */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** One field by RFC 4180. Numbers are never neutralised: a leading minus there is a minus. */
export function csvField(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new RangeError(`Not a value for an export: ${cell}`);
    return String(cell);
  }
  if (PLAIN.test(cell)) return cell;
  const text = neutralised(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record with its line feed. */
export function csvLine(row: CsvRow): string {
  let line = "";
  let separator = "";
  for (const cell of row) {
    line += separator + csvField(cell);
    separator = ",";
  }
  return `${line}\n`;
}

/** A whole table, line by line: the header first, and nothing held back. */
export function* csvLines(columns: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield csvLine(columns);
  for (const row of rows) yield csvLine(row);
}
