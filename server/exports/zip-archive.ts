import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { ZipWriter } from "@zip.js/zip.js/lib/zip-core-writer.js";
import type { SpooledFile } from "./spool.ts";

/** How an entry says that it is deflated. */
const DEFLATED = 8;
const CHUNK = 262_144;

/**
 * An archive's bytes around files that lie compressed on the disk, one after the other in their order. All that an
 * entry says of its file is known before, so nothing is held back; ZIP64's fields stand where a number needs them.
 */
export async function* zipArchive(files: readonly SpooledFile[]): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const written = write(files, writable).catch((error: unknown) => writable.abort(error));
  try {
    yield* readable;
  } finally {
    // Whoever stops in the middle has the files closed.
    await written;
  }
}

async function write(files: readonly SpooledFile[], writable: WritableStream<Uint8Array>): Promise<void> {
  // Midnight of the first of January 2000, without a zone: no archive of the same log differs by when or where it was made.
  const zip = new ZipWriter(writable, { lastModDate: new Date(2000, 0, 1), extendedTimestamp: false });
  for (const { name, path, bytes, compressedBytes, crc32 } of files) {
    const readable = Readable.toWeb(createReadStream(path, { highWaterMark: CHUNK }));
    await zip.add(
      name,
      { readable: readable as ReadableStream<Uint8Array>, size: compressedBytes },
      { passThrough: true, compressionMethod: DEFLATED, uncompressedSize: bytes, crc32 },
    );
  }
  await zip.close();
}
