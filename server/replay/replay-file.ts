import { join } from "node:path";
import type { EnrolRequest } from "#lib/contract/subjects.ts";
import {
  enrolmentOf,
  READING_COLUMNS,
  readingOf,
  SUBJECT_COLUMNS,
  type TimedReading,
} from "#lib/interchange/replay-csv.ts";
import { readCsvFile, type UnreadableRow } from "./csv-file.ts";

/** A reading with its place in the file: 0 is the first row under the header. */
export interface ReplayReading extends TimedReading {
  readonly index: number;
}

/** What a directory holds to be replayed. */
export interface ReplayFile {
  readonly subjects: readonly EnrolRequest[];
  /** In order of time; readings of the same moment keep the file's order. */
  readonly readings: readonly ReplayReading[];
  readonly unreadable: readonly (UnreadableRow & { readonly file: string })[];
}

/** Reads `subjects.csv` and `readings.csv` of a directory. */
export async function readReplay(directory: string): Promise<ReplayFile> {
  const subjects: EnrolRequest[] = [];
  const readings: ReplayReading[] = [];
  const unreadable: (UnreadableRow & { file: string })[] = [];
  const note = (file: string) => (row: UnreadableRow) => void unreadable.push({ ...row, file });
  const subjectsFile = join(directory, "subjects.csv");
  const readingsFile = join(directory, "readings.csv");
  await readCsvFile(
    subjectsFile,
    SUBJECT_COLUMNS,
    enrolmentOf,
    (request) => subjects.push(request),
    note(subjectsFile),
  );
  await readCsvFile(
    readingsFile,
    READING_COLUMNS,
    readingOf,
    (reading, { index }) => readings.push({ ...reading, index }),
    note(readingsFile),
  );
  readings.sort((a, b) => a.at - b.at || a.index - b.index);
  return { subjects, readings, unreadable };
}
