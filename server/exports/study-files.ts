import { CSV_FILES } from "./csv-files.ts";
import type { ExportFile } from "./export-file.ts";
import { odmFile } from "./odm-file.ts";
import { REDCAP_FILES } from "./redcap-files.ts";

/** The archive's own name. */
export const ARCHIVE = "ventwall.zip";

/** Everything that an archive holds, in its order. */
export const STUDY_FILES: readonly ExportFile[] = [
  ...CSV_FILES,
  odmFile("Snapshot"),
  odmFile("Transactional"),
  ...REDCAP_FILES,
];
