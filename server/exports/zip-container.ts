/*
 * A ZIP archive around files that are compressed already, by PKWARE's APPNOTE 6.3.10: sizes and checks stand before
 * each file, so that whoever reads it as a stream knows them, and ZIP64's fields only where a number needs them.
 */

/** A file as it lies in an archive, deflated. */
export interface ZipEntry {
  readonly name: string;
  readonly crc32: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  open(): AsyncIterable<Buffer>;
}

/** The first number that four bytes cannot say; as itself it means "see the ZIP64 field". */
const TOO_LARGE = 0xffff_ffff;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/**
 * Midnight of the first of January 2000 as MS-DOS says it, without a zone: no archive of the same log differs by when
 * or where it was made.
 */
const DOS_DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;
const MADE_ON_UNIX = 3 << 8;
const MODE = 0o100644 << 16;

/** An archive's bytes, file by file. */
export async function* zipContainer(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  let offset = 0;
  const directory: Buffer[] = [];
  for (const entry of entries) {
    directory.push(directoryHeader(entry, offset));
    const header = localHeader(entry);
    yield header;
    yield* entry.open();
    offset += header.length + entry.compressedBytes;
  }
  const all = Buffer.concat(directory);
  yield all;
  yield endOf(entries.length, all.length, offset);
}

function localHeader(entry: ZipEntry): Buffer {
  const isLarge = entry.bytes >= TOO_LARGE || entry.compressedBytes >= TOO_LARGE;
  const extra = isLarge ? large([entry.bytes, entry.compressedBytes]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, entry, isLarge, extra.length);
  if (isLarge) {
    header.writeUInt32LE(TOO_LARGE, 18);
    header.writeUInt32LE(TOO_LARGE, 22);
  }
  return Buffer.concat([header, Buffer.from(entry.name), extra]);
}

function directoryHeader(entry: ZipEntry, offset: number): Buffer {
  const beyond = [entry.bytes, entry.compressedBytes, offset].filter((number) => number >= TOO_LARGE);
  const extra = beyond.length > 0 ? large(beyond) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_ON_UNIX | versionFor(beyond.length > 0), 4);
  common(header, 6, entry, beyond.length > 0, extra.length);
  header.writeUInt32LE(MODE >>> 0, 38);
  header.writeUInt32LE(Math.min(offset, TOO_LARGE), 42);
  return Buffer.concat([header, Buffer.from(entry.name), extra]);
}

/** What both headers of a file say, in the same order. */
function common(header: Buffer, at: number, entry: ZipEntry, isLarge: boolean, extraLength: number): void {
  header.writeUInt16LE(versionFor(isLarge), at);
  header.writeUInt16LE(FLAGS, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(Math.min(entry.compressedBytes, TOO_LARGE), at + 14);
  header.writeUInt32LE(Math.min(entry.bytes, TOO_LARGE), at + 18);
  header.writeUInt16LE(Buffer.byteLength(entry.name), at + 22);
  header.writeUInt16LE(extraLength, at + 24);
}

function versionFor(isLarge: boolean): number {
  return isLarge ? 45 : 20;
}

function large(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return field;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Math.min(size, TOO_LARGE), 12);
  end.writeUInt32LE(Math.min(offset, TOO_LARGE), 16);
  return offset >= TOO_LARGE ? Buffer.concat([largeEnd(count, size, offset), end]) : end;
}

/** ZIP64's end of the directory, and where it stands. */
function largeEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(MADE_ON_UNIX | 45, 12);
  end.writeUInt16LE(45, 14);
  for (const [at, number] of [
    [24, count],
    [32, count],
    [40, size],
    [48, offset],
  ] as const) {
    end.writeBigUInt64LE(BigInt(number), at);
  }
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
