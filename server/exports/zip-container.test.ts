import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readArchive } from "./read-archive.fixture.ts";
import { type ZipEntry, zipContainer } from "./zip-container.ts";

function entry(name: string, text: string, says: Partial<ZipEntry> = {}): ZipEntry {
  const bytes = Buffer.from(text);
  const compressed = deflateRawSync(bytes);
  return {
    name,
    crc32: crc32(bytes),
    bytes: bytes.length,
    compressedBytes: compressed.length,
    async *open() {
      yield compressed;
    },
    ...says,
  };
}

const zipped = async (...entries: readonly ZipEntry[]) =>
  Buffer.concat(await Array.fromAsync(zipContainer(entries)));

describe("a ZIP archive", () => {
  it("is read back as what was put in, in its order, names in UTF-8", async () => {
    const zip = await zipped(entry("a.csv", "a,b\n"), entry("读数.csv", "平台压\n"), entry("empty.csv", ""));
    expect([...readArchive(zip)].map(([name, content]) => [name, content.toString()])).toEqual([
      ["a.csv", "a,b\n"],
      ["读数.csv", "平台压\n"],
      ["empty.csv", ""],
    ]);
  });

  it("of no file is an empty archive", async () => {
    expect(readArchive(await zipped()).size).toBe(0);
  });

  it("says sizes beyond four bytes in ZIP64's fields, in the header and in the directory", async () => {
    const size = 5 * 2 ** 30;
    const zip = await zipped(entry("odm.xml", "", { bytes: size }));
    expect(zip.readUInt16LE(4)).toBe(45);
    expect(zip.readUInt32LE(22)).toBe(0xffff_ffff);
    const field = 30 + "odm.xml".length;
    expect([zip.readUInt16LE(field), zip.readUInt16LE(field + 2)]).toEqual([1, 16]);
    expect(zip.readBigUInt64LE(field + 4)).toBe(BigInt(size));
    const directory = zip.readUInt32LE(zip.length - 22 + 16);
    expect(zip.readUInt32LE(directory + 24)).toBe(0xffff_ffff);
    expect(zip.readBigUInt64LE(directory + 46 + "odm.xml".length + 4)).toBe(BigInt(size));
  });

  it("finds its directory beyond four bytes by ZIP64's record before the end", async () => {
    const far = 5 * 2 ** 30;
    const zip = await zipped(entry("odm.xml", "", { compressedBytes: far }), entry("b.csv", "b\n"));
    const end = zip.length - 22;
    expect(zip.readUInt32LE(end + 16)).toBe(0xffff_ffff);
    expect(zip.readUInt32LE(end - 20)).toBe(0x07064b50);
    expect(zip.readUInt32LE(end - 76)).toBe(0x06064b50);
    expect(zip.readBigUInt64LE(end - 76 + 48)).toBeGreaterThan(BigInt(far));
  });
});
