import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { auditLog } from "./log-audit.ts";
import { reading, readings } from "./sample-appends.ts";
import { LOG_FILE } from "./schema.ts";
import { openLog, temporaryFolders } from "./temporary-log.ts";

const temporaryFolder = temporaryFolders();

describe("a backup", () => {
  test("taken while events arrive is the log of the moment at which it began", async () => {
    const directory = temporaryFolder();
    const log = await openLog(directory);
    await log.append(readings("S-01", 1, 20_000));
    const copy = join(temporaryFolder(), "copy.sqlite");

    const steps: (readonly [number, number])[] = [];
    const backup = log.backup(copy, (done, total) => steps.push([done, total]));
    let version = 0;
    let finished = false;
    void backup.then(() => {
      finished = true;
    });
    while (!finished) {
      version += 1;
      await log.append([reading("S-02", version)]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await backup).toEqual({ ok: true, value: null });
    const [done, total] = steps.at(-1) ?? [];
    expect(done).toBeGreaterThan(0);
    expect(done).toBe(total);
    expect(version).toBeGreaterThan(3);
    expect(await auditLog(copy)).toMatchObject({ ok: true, value: { events: 20_000 } });
    await log.close();
  });

  test("is one file, which a server opens in place of the log", async () => {
    const directory = temporaryFolder();
    const log = await openLog(directory, "demo");
    await log.append([reading("S-01", 1, "a")]);
    const backups = temporaryFolder();
    await log.backup(join(backups, "monday.sqlite"));
    await log.close();
    expect(readdirSync(backups)).toEqual(["monday.sqlite"]);

    const restored = join(temporaryFolder(), "data");
    mkdirSync(restored);
    copyFileSync(join(backups, "monday.sqlite"), join(restored, LOG_FILE));
    const again = await openLog(restored, "demo");
    expect(again.head).toBe(1);
    expect(await again.append([reading("S-01", 2)])).toEqual({ ok: true, value: { firstSeq: 2 } });
    await again.close();
  });

  test("never overwrites a file, and leaves nothing where it fails", async () => {
    const log = await openLog(temporaryFolder());
    const folder = temporaryFolder();
    const taken = join(folder, "thesis.txt");
    writeFileSync(taken, "three years of work");
    expect(await log.backup(taken)).toMatchObject({
      ok: false,
      code: "backup_failed",
      detail: expect.stringContaining("never overwrites"),
    });
    expect(readFileSync(taken, "utf8")).toBe("three years of work");
    expect(await log.backup(join(folder, "no such folder", "copy.sqlite"))).toMatchObject({
      ok: false,
      code: "backup_failed",
      detail: expect.stringContaining("There is no folder"),
    });
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
    await log.close();
  });
});
