import type { Instant } from "../units/instant.ts";
import { isParameter } from "../ventilation/parameter.ts";
import type { Reading, ReadingStatus } from "../ventilation/reading.ts";
import { ReadingBook } from "./reading-book.ts";
import { addQuery, type ReadingQuery } from "./reading-queries.ts";

/** Names this encoding; a snapshot of another format is ignored and the book folded anew. */
export const READING_BOOK_FORMAT = "reading-book/2";

/** Columns instead of objects: a third of the size, and read back several times faster. */
interface Columns {
  seq: number[];
  value: number[];
  observedAt: number[];
  recordedAt: number[];
  source: number[];
  unit: number[];
  status: number[];
}

interface Encoded {
  words: string[];
  parameters: Record<string, Columns>;
  /** Those of rejected readings, by their numbers. */
  queries: ({ seq: number } & Omit<ReadingQuery, "reading">)[];
}

/** The book as text. */
export function encodeReadingBook(book: ReadingBook): string {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const wordNumber = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const parameters: Record<string, Columns> = {};
  for (const [parameter, readings] of book) {
    parameters[parameter] = {
      seq: readings.map((one) => one.seq),
      value: readings.map((one) => one.value),
      observedAt: readings.map((one) => one.observedAt),
      recordedAt: readings.map((one) => one.recordedAt),
      source: readings.map((one) => wordNumber(one.source)),
      unit: readings.map((one) => wordNumber(one.unit)),
      status: readings.map((one) => wordNumber(one.status)),
    };
  }
  const queries = [...book.queries.all].map(([seq, { sent, answer }]) => ({ seq, sent, answer }));
  return JSON.stringify({ words, parameters, queries } satisfies Encoded);
}

const COLUMNS = ["seq", "value", "observedAt", "recordedAt", "source", "unit", "status"] as const;

/** The book again; `null` when the text is not a whole one, so that the caller folds the log instead. */
export function decodeReadingBook(text: string): ReadingBook | null {
  const encoded = parse(text);
  if (encoded === null) return null;
  const book = new ReadingBook();
  const rejected = new Map<number, Reading>();
  for (const [parameter, columns] of Object.entries(encoded.parameters)) {
    if (!isParameter(parameter) || !isWhole(columns)) return null;
    const readings: Reading[] = [];
    for (const [row, seq] of columns.seq.entries()) {
      readings.push({
        seq,
        parameter,
        value: columns.value[row] as number,
        unit: encoded.words[columns.unit[row] as number] as string,
        observedAt: columns.observedAt[row] as Instant,
        recordedAt: columns.recordedAt[row] as Instant,
        source: encoded.words[columns.source[row] as number] as string,
        status: encoded.words[columns.status[row] as number] as ReadingStatus,
      });
    }
    book.set(parameter, readings);
    for (const one of readings) if (one.status === "rejected") rejected.set(one.seq, one);
  }
  for (const { seq, sent, answer } of encoded.queries) {
    const reading = rejected.get(seq);
    if (reading === undefined) return null;
    addQuery(book.queries, { reading, sent, answer });
  }
  return book;
}

function parse(text: string): Encoded | null {
  try {
    const encoded: unknown = JSON.parse(text);
    const isEncoded =
      typeof encoded === "object" &&
      encoded !== null &&
      "words" in encoded &&
      "parameters" in encoded &&
      "queries" in encoded &&
      Array.isArray(encoded.queries);
    return isEncoded ? (encoded as Encoded) : null;
  } catch {
    return null;
  }
}

/** Every column is there and as long as the others. */
function isWhole(columns: Partial<Columns>): columns is Columns {
  return COLUMNS.every(
    (name) => Array.isArray(columns[name]) && columns[name].length === columns.seq?.length,
  );
}
