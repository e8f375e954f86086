import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { AuditFilter } from "../audit/audit-query.ts";
import { type KnownRoles, roleAt } from "../audit/role-history.ts";
import type { DatabaseKind, LogReader } from "../log/event-log.ts";
import { auditFile } from "./audit-file.ts";
import { type ExportFile, isOfSubjects } from "./export-file.ts";
import { hashedFile, type OnWritten } from "./hashed-file.ts";
import { type Spooled, spoolFiles } from "./spool-files.ts";
import { SpoolFolder } from "./spool-folder.ts";
import { StudyAt, type StudyOutline } from "./study-at.ts";
import { STUDY_FILES } from "./study-files.ts";

/** What is to be exported: plain data, so that another thread can do it. */
export interface ExportOrder {
  /** `ARCHIVE`, or the name of one of `STUDY_FILES`. */
  readonly file: string;
  /** Of the audit by itself; `null`: everything. */
  readonly auditFilter: AuditFilter | null;
  readonly outline: StudyOutline;
  readonly timeZone: string;
  /** Of the program. */
  readonly version: string;
  readonly database: DatabaseKind;
  readonly roles: KnownRoles;
  /** Where an archive is put together. */
  readonly folder: string;
}

/** How far an export is: events of the log read, once for each time that it is gone through, and rows written. */
export interface ExportProgress {
  readonly eventsRead: number;
  readonly rows: number;
}

type OnProgress = (progress: ExportProgress) => void;

/** The bytes of the one file that was ordered. */
export function makeFile(order: ExportOrder, log: LogReader, onProgress: OnProgress): AsyncGenerator<Buffer> {
  const study = studyOf(order, log);
  return hashedFile(fileOf(order), study, telling(study, onProgress), () => undefined);
}

/** The two halves of an archive, which go through the log independently of each other: as it is, and subject by subject. */
export const ARCHIVE_HALVES = ["log", "subjects"] as const;

export type ArchiveHalf = (typeof ARCHIVE_HALVES)[number];

/** Writes half of an archive's files into its folder. */
export async function spoolHalf(
  half: ArchiveHalf,
  order: ExportOrder,
  log: LogReader,
  onProgress: OnProgress,
): Promise<Spooled> {
  const study = studyOf(order, log);
  const files = STUDY_FILES.filter((file) => isOfSubjects(file) === (half === "subjects"));
  return spoolFiles(files, study, await SpoolFolder.make(order.folder), telling(study, onProgress));
}

/** Both halves, in the order of an archive. */
export function joinHalves(halves: readonly Spooled[]): Spooled {
  const order = STUDY_FILES.map(({ name }) => name);
  const files = halves.flatMap((half) => half.files);
  return {
    files: files.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name)),
    simulated: halves.some(({ simulated }) => simulated),
  };
}

function studyOf({ outline, timeZone, roles, version }: ExportOrder, log: LogReader): StudyAt {
  const roleOf = (actor: string, at: number): string | null => roleAt(roles, actor, at);
  return new StudyAt(log, outline, createSiteCalendar(timeZone), { roleOf, version });
}

function telling(study: StudyAt, onProgress: OnProgress): OnWritten {
  let rows = 0;
  return (_, more) => {
    rows += more;
    onProgress({ eventsRead: study.eventsRead, rows });
  };
}

function fileOf({ file: name, auditFilter }: ExportOrder): ExportFile {
  if (auditFilter !== null) return auditFile(auditFilter);
  const file = STUDY_FILES.find((one) => one.name === name);
  if (file === undefined) throw new Error(`There is no export ${name}`);
  return file;
}
