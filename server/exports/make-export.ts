import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { AuditFilter } from "../audit/audit-query.ts";
import { type KnownRoles, roleAt } from "../audit/role-history.ts";
import type { DatabaseKind, LogReader } from "../log/event-log.ts";
import { auditFile } from "./audit-file.ts";
import type { ExportFile } from "./export-file.ts";
import { hashedFile } from "./hashed-file.ts";
import { SpoolFolder } from "./spool-folder.ts";
import { studyArchive } from "./study-archive.ts";
import { StudyAt, type StudyOutline } from "./study-at.ts";
import { ARCHIVE, STUDY_FILES } from "./study-files.ts";

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

/** The bytes of what was ordered. */
export async function* makeExport(
  order: ExportOrder,
  log: LogReader,
  onProgress: (progress: ExportProgress) => void,
): AsyncGenerator<Buffer> {
  const { roles, version, outline, database } = order;
  const study = new StudyAt(log, outline, createSiteCalendar(order.timeZone), {
    roleOf: (actor, at) => roleAt(roles, actor, at),
    version,
  });
  let rows = 0;
  const onWritten = (_: number, more: number): void => {
    rows += more;
    onProgress({ eventsRead: study.eventsRead, rows });
  };
  if (order.file === ARCHIVE) {
    const folder = await SpoolFolder.make(order.folder);
    yield* studyArchive(STUDY_FILES, study, database, folder, onWritten);
  } else yield* hashedFile(fileOf(order), study, onWritten, () => undefined);
}

function fileOf({ file: name, auditFilter }: ExportOrder): ExportFile {
  if (auditFilter !== null) return auditFile(auditFilter);
  const file = STUDY_FILES.find((one) => one.name === name);
  if (file === undefined) throw new Error(`There is no export ${name}`);
  return file;
}
