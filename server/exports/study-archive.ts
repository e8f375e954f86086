import { join } from "node:path";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIsoOrNull } from "#lib/units/instant.ts";
import type { DatabaseKind } from "../log/event-log.ts";
import { type ExportFile, isOfSubjects, type SubjectFile } from "./export-file.ts";
import type { OnWritten, WrittenFile } from "./hashed-file.ts";
import { Spool, type SpooledFile } from "./spool.ts";
import type { SpoolFolder } from "./spool-folder.ts";
import type { StudyAt } from "./study-at.ts";
import { zipContainer } from "./zip-container.ts";

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
 * Every file in one ZIP archive, in their order, its manifest last. Each subject is read once, and what every file
 * says of it is written to that file's spool before the next is read: memory holds one subject, whatever the study's
 * size. The first byte comes when all of it is there, so that what cannot be finished is not begun.
 */
export async function* studyArchive(
  files: readonly ExportFile[],
  study: StudyAt,
  database: DatabaseKind,
  folder: SpoolFolder,
  onWritten: OnWritten,
): AsyncGenerator<Buffer> {
  const spools = new Map<ExportFile, Spool>();
  try {
    await folder.requireRoom();
    for (const file of files) spools.set(file, new Spool(file.name, join(folder.path, file.name)));
    const write = spooling(spools, folder, onWritten);
    // The log itself first: that tells who acted in it, which other files ask.
    for (const file of files) {
      if (isOfSubjects(file)) continue;
      for await (const part of file.parts(study)) await write(file, part);
    }
    await writeSubjects(files.filter(isOfSubjects), study, write);
    const spooled: SpooledFile[] = [];
    for (const spool of spools.values()) spooled.push(await spool.end());
    const manifest = new Spool("manifest.json", join(folder.path, "manifest.json"));
    await manifest.write({ text: manifestOf(study, database, spooled), rows: 0 });
    yield* zipContainer([...spooled, await manifest.end()]);
  } finally {
    await Promise.all([...spools.values()].map((spool) => spool.close()));
    await folder.remove();
  }
}

type Write = (file: ExportFile, part: { readonly text: string; readonly rows: number }) => Promise<void>;

async function writeSubjects(files: readonly SubjectFile[], study: StudyAt, write: Write): Promise<void> {
  for (const file of files) await write(file, { text: await file.begin(study), rows: 0 });
  for await (const subject of study.subjects()) {
    for (const file of files) {
      for (const part of file.of(subject)) await write(file, part);
    }
  }
  for (const file of files) await write(file, { text: file.end, rows: 0 });
}

/** The room on the disk is looked at each time that so many characters were written. */
const LOOK_EVERY = 16 * 1024 * 1024;

function spooling(spools: ReadonlyMap<ExportFile, Spool>, folder: SpoolFolder, onWritten: OnWritten): Write {
  let sinceLook = 0;
  return async (file, part) => {
    onWritten(part.text.length, part.rows);
    sinceLook += part.text.length;
    if (sinceLook > LOOK_EVERY) {
      sinceLook = 0;
      await folder.requireRoom();
    }
    await spools.get(file)?.write(part);
  };
}

function manifestOf(
  { point, calendar, hasSimulated, version }: StudyAt,
  database: DatabaseKind,
  files: readonly WrittenFile[],
): string {
  const manifest: Manifest = {
    made_by: `Ventwall ${version}`,
    trial: PROTOCOL.trial,
    database,
    simulated: hasSimulated,
    time_zone: calendar.timeZone,
    log: { seq: point.seq, hash: point.hash, recorded_at: toIsoOrNull(point.recordedAt) },
    protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
    files: files.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
