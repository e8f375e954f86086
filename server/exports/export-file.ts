import type { StudyAt } from "./study-at.ts";

export const CSV_TYPE = "text/csv; charset=utf-8";

/** A piece of a file's text, and how many records it completes. */
export interface Part {
  readonly text: string;
  readonly rows: number;
}

/** One file that can be taken by itself or in the archive. */
export interface ExportFile {
  /** With its ending. */
  readonly name: string;
  readonly type: string;
  readonly summary: string;
  /** Whether it is written by reading every subject. */
  readonly isOfSubjects: boolean;
  /** In order; a function of the study alone, so that the same log gives the same bytes. */
  parts(study: StudyAt): AsyncIterable<Part>;
}

/** Text is gathered to pieces of about so many characters: neither a step a row, nor a table in memory. */
const PIECE = 65_536;

/** Gathers small pieces of text into larger ones. Where they are cut depends on the text alone. */
export function* gathered(parts: Iterable<Part>): Generator<Part> {
  let text = "";
  let rows = 0;
  for (const part of parts) {
    text += part.text;
    rows += part.rows;
    if (text.length < PIECE) continue;
    yield { text, rows };
    text = "";
    rows = 0;
  }
  if (text !== "") yield { text, rows };
}
