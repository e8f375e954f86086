import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import type { ExportedSubject } from "#lib/interchange/subject-table.ts";
import type { StudyAt } from "./study-at.ts";

export const CSV_TYPE = "text/csv; charset=utf-8";

/** A piece of a file's text, and how many records it completes. */
export interface Part {
  readonly text: string;
  readonly rows: number;
}

interface NamedFile {
  /** With its ending. */
  readonly name: string;
  readonly type: string;
  readonly summary: string;
}

/** A file that is written subject by subject: every subject is read once, for however many such files. */
export interface SubjectFile extends NamedFile {
  /** Everything before the first subject; a function of the study alone, like the rest. */
  begin(study: StudyAt): string | Promise<string>;
  of(subject: ExportedSubject): Iterable<Part>;
  /** Everything after the last one. */
  readonly end: string;
}

/** A file that is not written subject by subject. */
export interface WholeFile extends NamedFile {
  /** In order. */
  parts(study: StudyAt): AsyncIterable<Part>;
}

/** One file that can be taken by itself or in the archive: the same log gives the same bytes. */
export type ExportFile = SubjectFile | WholeFile;

/** Whether a file is written by reading every subject. */
export function isOfSubjects(file: ExportFile): file is SubjectFile {
  return "of" in file;
}

/** A file by itself, piece by piece. */
export async function* partsOf(file: ExportFile, study: StudyAt): AsyncGenerator<Part> {
  if (!isOfSubjects(file)) {
    yield* file.parts(study);
    return;
  }
  yield { text: await file.begin(study), rows: 0 };
  for await (const subject of study.subjects()) yield* file.of(subject);
  if (file.end !== "") yield { text: file.end, rows: 0 };
}

/** Rows come in pieces of about so many characters: neither a step a row, nor a table in memory. */
const PIECE = 65_536;

/** Rows as the lines of a CSV file. Where they are cut into parts depends on their text alone. */
export function* csvParts(all: Iterable<CsvRow>): Generator<Part> {
  let text = "";
  let rows = 0;
  for (const row of all) {
    text += csvLine(row);
    rows++;
    if (text.length < PIECE) continue;
    yield { text, rows };
    text = "";
    rows = 0;
  }
  if (rows > 0) yield { text, rows };
}
