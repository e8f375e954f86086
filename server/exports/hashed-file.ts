import { createHash } from "node:crypto";
import { type ExportFile, partsOf } from "./export-file.ts";
import type { StudyAt } from "./study-at.ts";

/** A file as it was written: what a manifest says of it. */
export interface WrittenFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Told after every piece of a file how far it is. */
export type OnWritten = (bytes: number, rows: number) => void;

/** A file's bytes, with what is known of it once they are all there. */
export async function* hashedFile(
  file: ExportFile,
  study: StudyAt,
  onWritten: OnWritten,
  onEnd: (written: WrittenFile) => void,
): AsyncGenerator<Buffer> {
  const digest = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  for await (const part of partsOf(file, study)) {
    const buffer = Buffer.from(part.text);
    digest.update(buffer);
    bytes += buffer.length;
    rows += part.rows;
    onWritten(buffer.length, part.rows);
    yield buffer;
  }
  onEnd({ name: file.name, rows, bytes, sha256: digest.digest("hex") });
}
