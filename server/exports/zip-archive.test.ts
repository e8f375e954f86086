import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolders } from "../log/temporary-log.ts";
import { readArchive } from "./read-archive.fixture.ts";
import { Spool, type SpooledFile } from "./spool.ts";
import { zipArchive } from "./zip-archive.ts";

const newFolder = temporaryFolders();

async function spooled(name: string, text: string): Promise<SpooledFile> {
  const spool = new Spool(name, join(newFolder(), name));
  await spool.write({ text, rows: 0 });
  return spool.end();
}

const zipped = async (...files: readonly SpooledFile[]) =>
  Buffer.concat(await Array.fromAsync(zipArchive(files)));

describe("a ZIP archive", () => {
  it("is read back as what was put in, in its order, names in UTF-8", async () => {
    const zip = await zipped(
      await spooled("a.csv", "a,b\n"),
      await spooled("读数.csv", "平台压\n"),
      await spooled("empty.csv", ""),
    );
    expect([...readArchive(zip)].map(([name, content]) => [name, content.toString()])).toEqual([
      ["a.csv", "a,b\n"],
      ["读数.csv", "平台压\n"],
      ["empty.csv", ""],
    ]);
  });

  it("of no file is an empty archive", async () => {
    expect(readArchive(await zipped()).size).toBe(0);
  });

  it("says before each file how large it is, so that nobody has to hold it", async () => {
    const file = await spooled("a.csv", "a,b\n");
    const zip = await zipped(file);
    const afterwards = 0x0008;
    expect(zip.readUInt16LE(6) & afterwards).toBe(0);
    expect([zip.readUInt32LE(14), zip.readUInt32LE(18), zip.readUInt32LE(22)]).toEqual([
      file.crc32,
      file.compressedBytes,
      file.bytes,
    ]);
  });

  it("says sizes beyond four bytes in ZIP64's fields", async () => {
    const bytes = 5 * 2 ** 30;
    const zip = await zipped({ ...(await spooled("odm.xml", "a")), bytes });
    expect([zip.readUInt16LE(4), zip.readUInt32LE(22)]).toEqual([45, 0xffff_ffff]);
    const field = 30 + "odm.xml".length;
    expect([zip.readUInt16LE(field), zip.readBigUInt64LE(field + 4)]).toEqual([1, BigInt(bytes)]);
  });

  it("comes piece by piece, and whoever stops in the middle has it ended", async () => {
    const text = randomBytes(2_000_000).toString("base64");
    const pieces = zipArchive([await spooled("a.csv", text), await spooled("b.csv", text)]);
    const first = await pieces.next();
    expect(first.value?.length).toBeLessThan(500_000);
    await pieces.return(undefined);
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  it("ends with the error where a file has gone", async () => {
    const file = { ...(await spooled("a.csv", "a")), path: join(newFolder(), "gone.csv") };
    await expect(zipped(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});
