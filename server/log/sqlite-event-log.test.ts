import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { describeEventLogContract } from "./event-log.contract.ts";
import { bedOpened, reading } from "./sample-appends.ts";
import { LOG_FILE } from "./schema.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";
import { openLog, tamper, temporaryFolders } from "./temporary-log.ts";

const temporaryFolder = temporaryFolders();

describeEventLogContract("SQLite", (kind) => openLog(temporaryFolder(), kind));

describe("after a restart", () => {
  test("everything is there, and the next event follows the last", async () => {
    const directory = temporaryFolder();
    const before = await openLog(directory);
    await before.append([reading("S-01", 1, "a"), bedOpened(1), reading("S-01", 2)]);
    await before.saveSnapshots([{ stream: "S-01", version: 2, format: "readings 1", body: "{}" }]);
    await before.saveSetting("cookie key", "secret");
    await before.close();

    const after = await openLog(directory);
    expect(after.head).toBe(3);
    expect(await after.streamVersions()).toEqual(
      new Map([
        ["S-01", 2],
        ["$ward", 1],
      ]),
    );
    expect(await after.findSenderIds([{ source: "ventilator of S-01", id: "a" }])).toEqual([1]);
    expect((await after.loadSnapshot("S-01", "readings 1"))?.version).toBe(2);
    expect(await after.setting("cookie key")).toBe("secret");
    expect(await after.append([reading("S-01", 3)])).toEqual({ ok: true, value: { firstSeq: 4 } });
    expect(await after.verify()).toMatchObject({ ok: true, value: { events: 4 } });
    await after.close();
  });

  test("a log whose folder is new is created only where that is wanted", async () => {
    const directory = join(temporaryFolder(), "data", "ward");
    const options = { directory, kind: "production" } as const;
    expect(await openSqliteEventLog({ ...options, create: false })).toMatchObject({
      ok: false,
      code: "unreadable",
      detail: expect.stringContaining("no event log"),
    });
    await (await openLog(directory)).close();
    const opened = await openSqliteEventLog({ ...options, create: false });
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.close();
  });
});

describe("a log that must not be opened is refused in plain words", () => {
  test.each([
    ["production", "demo"],
    ["demo", "production"],
  ] as const)("a %s log by a %s server", async (made, asked) => {
    const directory = temporaryFolder();
    await (await openLog(directory, made)).close();
    expect(await openSqliteEventLog({ directory, kind: asked })).toMatchObject({
      ok: false,
      code: "wrong_kind",
      detail: expect.stringContaining(`is a ${made} database and this is a ${asked} server`),
    });
    await (await openLog(directory, made)).close();
  });

  test("one that a newer version wrote", async () => {
    const directory = temporaryFolder();
    await (await openLog(directory)).close();
    tamper(directory, "PRAGMA user_version = 2");
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "newer_log",
      detail: expect.stringContaining("written by a newer Ventwall"),
    });
  });

  test("one with an event of a type that this version does not know, naming the first such event", async () => {
    const directory = temporaryFolder();
    const log = await openLog(directory);
    await log.append([reading("S-01", 1), bedOpened(1)]);
    await log.close();
    tamper(directory, "UPDATE event_types SET name = 'bedPainted' WHERE name = 'bedOpened'");
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "unknown_event",
      detail: expect.stringMatching(/^Event 2 .*"bedPainted"/),
    });
  });

  test("a file that is no database", async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, LOG_FILE), "Bed 1, PEEP 10\n".repeat(1000));
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "unreadable",
      detail: expect.stringContaining("is damaged, or is not a database"),
    });
  });

  test("another program's database", async () => {
    const directory = temporaryFolder();
    const other = new Database(join(directory, LOG_FILE));
    other.exec("CREATE TABLE recipes (name TEXT)");
    other.close();
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "unreadable",
      detail: expect.stringContaining("database of another program"),
    });
  });

  test("a path on which a file stands where the folder should be", async () => {
    const directory = join(temporaryFolder(), "data");
    writeFileSync(directory, "");
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "unreadable",
    });
  });

  test.each([
    ["an empty folder", false],
    ["a folder with a log", true],
  ])("%s that is read-only", async (_, withLog) => {
    const directory = temporaryFolder();
    if (withLog) await (await openLog(directory)).close();
    chmodSync(directory, 0o555);
    const opened = await asOrdinaryUser(() => openSqliteEventLog({ directory, kind: "production" }));
    chmodSync(directory, 0o755);
    expect(opened).toMatchObject({
      ok: false,
      code: "unreadable",
      detail: expect.stringContaining("the folder or the disk is read-only"),
    });
  });
});

/** Permissions do not bind root, as whom a container may run these tests. */
async function asOrdinaryUser<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}
