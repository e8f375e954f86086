import { join } from "node:path";
import { type ExportFile, isOfSubjects, type Part, type SubjectFile } from "./export-file.ts";
import type { OnWritten } from "./hashed-file.ts";
import { Spool, type SpooledFile } from "./spool.ts";
import type { SpoolFolder } from "./spool-folder.ts";
import type { StudyAt } from "./study-at.ts";

/** Files of an archive as they lie on the disk: plain data. */
export interface Spooled {
  readonly files: readonly SpooledFile[];
  /** Whether any row of them stands on simulated readings. */
  readonly simulated: boolean;
}

/**
 * Writes files of a study into a folder, compressed, with what an archive says of them. Each subject is read once, and
 * what every file says of it is written before the next is read: memory holds one subject, whatever the study's size.
 */
export async function spoolFiles(
  files: readonly ExportFile[],
  study: StudyAt,
  folder: SpoolFolder,
  onWritten: OnWritten,
): Promise<Spooled> {
  const spools = new Map<ExportFile, Spool>();
  try {
    await folder.requireRoom();
    for (const file of files) spools.set(file, new Spool(file.name, join(folder.path, file.name)));
    const write = spooling(spools, folder, onWritten);
    for (const file of files) {
      if (isOfSubjects(file)) continue;
      for await (const part of file.parts(study)) await write(file, part);
    }
    await writeSubjects(files.filter(isOfSubjects), study, write);
    const spooled: SpooledFile[] = [];
    for (const spool of spools.values()) spooled.push(await spool.end());
    return { files: spooled, simulated: study.hasSimulated };
  } finally {
    await Promise.all([...spools.values()].map((spool) => spool.close()));
  }
}

type Write = (file: ExportFile, part: Part) => Promise<void>;

async function writeSubjects(files: readonly SubjectFile[], study: StudyAt, write: Write): Promise<void> {
  if (files.length === 0) return;
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
