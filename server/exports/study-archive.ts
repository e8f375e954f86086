import { join } from "node:path";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIsoOrNull } from "#lib/units/instant.ts";
import type { DatabaseKind } from "../log/event-log.ts";
import type { WrittenFile } from "./hashed-file.ts";
import { Spool, type SpooledFile } from "./spool.ts";
import type { Spooled } from "./spool-files.ts";
import type { SpoolFolder } from "./spool-folder.ts";
import type { LogPoint } from "./study-at.ts";
import { zipArchive } from "./zip-archive.ts";

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

/** What a manifest says beside its files. */
export interface ArchiveHead {
  readonly database: DatabaseKind;
  readonly timeZone: string;
  /** Of the program. */
  readonly version: string;
  readonly point: LogPoint;
}

/**
 * Spooled files in one ZIP archive, in their order, its manifest last. The first byte comes when all of it is there,
 * so that what cannot be finished is not begun.
 */
export async function* studyArchive(
  { files, simulated }: Spooled,
  head: ArchiveHead,
  folder: SpoolFolder,
): AsyncGenerator<Uint8Array> {
  const name = "manifest.json";
  const spool = new Spool(name, join(folder.path, name));
  let manifest: SpooledFile;
  try {
    await spool.write({ text: manifestOf(files, simulated, head), rows: 0 });
    manifest = await spool.end();
  } finally {
    await spool.close();
  }
  yield* zipArchive([...files, manifest]);
}

function manifestOf(
  files: readonly WrittenFile[],
  simulated: boolean,
  { database, timeZone, version, point }: ArchiveHead,
): string {
  const manifest: Manifest = {
    made_by: `Ventwall ${version}`,
    trial: PROTOCOL.trial,
    database,
    simulated,
    time_zone: timeZone,
    log: { seq: point.seq, hash: point.hash, recorded_at: toIsoOrNull(point.recordedAt) },
    protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
    files: files.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
