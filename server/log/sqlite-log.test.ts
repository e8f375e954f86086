import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { reading, readings } from "./sample-appends.ts";
import { createTables, LOG_FILE } from "./schema.ts";
import { SqliteLog } from "./sqlite-log.ts";
import { temporaryFolders } from "./temporary-log.ts";

const temporaryFolder = temporaryFolders();

/** A log together with its connection, on which a test can take the disk away. */
function openWithHandle() {
  const db = new Database(join(temporaryFolder(), LOG_FILE));
  db.pragma("journal_mode = WAL");
  createTables(db, "production");
  const faults: Error[] = [];
  const lock = { release: () => undefined };
  return {
    db,
    faults,
    log: new SqliteLog({ db, kind: "production", lock, room: null, onFault: (error) => faults.push(error) }),
  };
}

describe("when the disk is full", () => {
  test("a group is refused whole, and goes in once there is room again", async () => {
    const { db, faults, log } = openWithHandle();
    await log.append([reading("S-01", 1, "first")]);
    const pages = Number(db.pragma("page_count", { simple: true }));
    db.pragma(`max_page_count = ${pages + 3}`);

    const group = [...readings("S-01", 2, 500), reading("S-02", 1, "last")];
    expect(await log.append(group)).toMatchObject({ ok: false, code: "log_full" });
    expect(faults).toMatchObject([{ code: "SQLITE_FULL" }]);
    expect(log.head).toBe(1);
    expect(await log.streamVersions()).toEqual(new Map([["S-01", 1]]));
    expect(await log.readEvent(2)).toBeNull();
    expect(await log.findSenderIds([{ source: "ventilator of S-02", id: "last" }])).toEqual([null]);

    db.pragma("max_page_count = 100000");
    expect(await log.append(group)).toEqual({ ok: true, value: { firstSeq: 2 } });
    expect(await log.findSenderIds([{ source: "ventilator of S-02", id: "last" }])).toEqual([501]);
    expect(await log.verify()).toMatchObject({ ok: true, value: { events: 501 } });
    await log.close();
  });

  test("a snapshot that finds no room is a value too, and harms no later event", async () => {
    const { db, log } = openWithHandle();
    await log.append([reading("S-01", 1)]);
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true }))}`);
    const snapshot = { stream: "S-01", version: 1, format: "readings 1", body: "x".repeat(50_000) };
    expect(await log.saveSnapshots([snapshot])).toMatchObject({ ok: false, code: "log_full" });
    expect(await log.loadSnapshot("S-01", "readings 1")).toBeNull();
    expect((await log.append([reading("S-01", 2)])).ok).toBe(true);
    await log.close();
  });
});

describe("when the log turns read-only while it is open", () => {
  test("appending and probing say so, reading goes on, and appending works again afterwards", async () => {
    const { db, log } = openWithHandle();
    await log.append([reading("S-01", 1)]);
    db.pragma("query_only = ON");
    expect(await log.append([reading("S-01", 2)])).toMatchObject({ ok: false, code: "log_read_only" });
    expect(await log.probe()).toMatchObject({ ok: false, code: "log_read_only" });
    expect(await log.saveSetting("cookie key", "one")).toMatchObject({ ok: false, code: "log_read_only" });
    expect((await log.readEvent(1))?.stream).toBe("S-01");
    db.pragma("query_only = OFF");
    expect((await log.probe()).ok).toBe(true);
    expect(await log.append([reading("S-01", 2)])).toEqual({ ok: true, value: { firstSeq: 2 } });
    await log.close();
  });
});

describe("when another program writes to the file past the lock", () => {
  test("an append waits no longer than the connection allows, and says that it was not stored", async () => {
    const { db, log } = openWithHandle();
    db.pragma("busy_timeout = 20");
    const other = new Database(db.name);
    other.exec("BEGIN IMMEDIATE");
    expect(await log.append([reading("S-01", 1)])).toMatchObject({ ok: false, code: "log_unavailable" });
    other.exec("ROLLBACK");
    other.close();
    expect((await log.append([reading("S-01", 1)])).ok).toBe(true);
    await log.close();
  });

  test("an event of a foreign hand takes its number: nothing is stored over it", async () => {
    const { db, log } = openWithHandle();
    await log.append([reading("S-01", 1)]);
    const other = new Database(db.name);
    other.exec(
      "INSERT INTO events SELECT 2, stream, 9, type, recorded_at, actor, body, hash, hash FROM events",
    );
    other.close();
    expect(await log.append([reading("S-01", 2)])).toMatchObject({ ok: false, code: "log_unavailable" });
    expect(log.head).toBe(1);
    await log.close();
  });
});
