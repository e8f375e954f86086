import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolders } from "../log/temporary-log.ts";
import { Spool } from "./spool.ts";

const newFolder = temporaryFolders();

async function spooled(parts: readonly string[]) {
  const spool = new Spool("a.csv", join(newFolder(), "a.csv"));
  for (const text of parts) await spool.write({ text, rows: 1 });
  return spool.end();
}

describe("a file on its way into an archive", () => {
  it("lies on the disk as what was written, however it came and whatever its script", async () => {
    const part = fc.tuple(fc.string({ unit: "grapheme", maxLength: 20 }), fc.nat(60_000));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (given) => {
        const parts = given.map(([text, times]) => text.repeat(times));
        const whole = Buffer.from(parts.join(""));
        const { path, rows, bytes, compressedBytes, crc32: check } = await spooled(parts);
        const deflated = readFileSync(path);
        expect(inflateRawSync(deflated).equals(whole)).toBe(true);
        expect([rows, bytes, compressedBytes, check]).toEqual([
          parts.length,
          whole.length,
          deflated.length,
          crc32(whole),
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("that cannot be written tells why, and not only that it is over", async () => {
    const spool = new Spool("a.csv", join(newFolder(), "missing", "a.csv"));
    const writing = (async () => {
      for (let part = 0; part < 20; part++) await spool.write({ text: "a,b\n".repeat(40_000), rows: 1 });
      await spool.end();
    })();
    await expect(writing).rejects.toMatchObject({ code: "ENOENT" });
    await spool.close();
  });
});
