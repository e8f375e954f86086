import { Readable } from "node:stream";
import yazl from "yazl";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIsoOrNull } from "#lib/units/instant.ts";
import type { DatabaseKind } from "../log/event-log.ts";
import type { ExportFile } from "./export-file.ts";
import { hashedFile, type OnWritten, type WrittenFile } from "./hashed-file.ts";
import type { StudyAt } from "./study-at.ts";

/**
 * In every file's header: no archive of the same log differs by when it was made. The format holds local time without
 * saying where, so this is midnight in whatever time zone the machine has.
 */
const fixedTime = () => ({ mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 });

/** Half the time of level 6 for a tenth more bytes. */
const COMPRESSION = { compressionLevel: 3 } as const;

/** What an archive holds, and by which rules and events. */
export interface Manifest {
  readonly made_by: string;
  readonly trial: string;
  readonly database: DatabaseKind;
  /** Whether any row of it stands on simulated readings. */
  readonly simulated: boolean;
  readonly time_zone: string;
  /** The event up to which the log was read, and the moment that days are computed for. */
  readonly log: { readonly seq: number; readonly hash: string | null; readonly recorded_at: string | null };
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly files: readonly WrittenFile[];
}

/**
 * Every file in one ZIP archive, its manifest last. Nothing of it waits in memory: a file is written while the
 * log is read, and the log is read as fast as whoever takes it can take it.
 */
export async function* studyArchive(
  files: readonly ExportFile[],
  study: StudyAt,
  database: DatabaseKind,
  onWritten: OnWritten,
): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const written: WrittenFile[] = [];
  let current: Readable | null = null;
  const add = (name: string, open: () => AsyncIterable<Buffer>): void => {
    zip.addReadStreamLazy(name, { ...fixedTime(), ...COMPRESSION }, (take) => {
      current = Readable.from(open(), { objectMode: false });
      // A pipe does not hand errors on: whoever takes the archive must not be left with half of it as whole.
      current.once("error", (error) => output.destroy(error));
      take(null, current);
    });
  };
  for (const file of files) {
    add(file.name, () => hashedFile(file, study, onWritten, (one) => written.push(one)));
  }
  add("manifest.json", async function* () {
    yield Buffer.from(`${JSON.stringify(manifestOf(study, database, written), null, 2)}\n`);
  });
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    (current as Readable | null)?.destroy();
    output.destroy();
  }
}

function manifestOf(
  { point, calendar, hasSimulated, version }: StudyAt,
  database: DatabaseKind,
  files: readonly WrittenFile[],
): Manifest {
  return {
    made_by: `Ventwall ${version}`,
    trial: PROTOCOL.trial,
    database,
    simulated: hasSimulated,
    time_zone: calendar.timeZone,
    log: { seq: point.seq, hash: point.hash, recorded_at: toIsoOrNull(point.recordedAt) },
    protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
    files,
  };
}
