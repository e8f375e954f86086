import { unzipSync } from "fflate";

/** The files of a ZIP archive in its order, read by a program that is not ours. */
export function readArchive(zip: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]));
}
