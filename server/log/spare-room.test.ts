import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SpareRoom } from "./spare-room.ts";

let folder: string;
let db: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ventwall-room-"));
  db = new Database(join(folder, "file.sqlite"));
  db.pragma("journal_mode = WAL");
  db.exec("CREATE TABLE events (body BLOB)");
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const bytes = () =>
  ["file.sqlite", "file.sqlite-wal"].map((name) => statSync(join(folder, name)).size).reduce((a, b) => a + b);
const write = () => db.prepare("INSERT INTO events VALUES (randomblob(3000))").run();
/** Stands for a disk without room: the file may not grow. */
const fillDisk = () => db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);

test("what is written next needs none of the disk, and asking for room writes nothing", () => {
  const room = new SpareRoom(db);
  room.require();
  const before = bytes();
  for (let each = 0; each < 30; each++) {
    room.require();
    write();
  }
  expect(bytes()).toBe(before);
});

test("ordinary deeds are refused while there is still room for an emergency, and go on once there is more", () => {
  const room = new SpareRoom(db);
  room.require();
  fillDisk();
  const writeUntilRefused = () => {
    for (let each = 0; each < 1_000; each++) {
      room.require();
      write();
    }
  };
  expect(writeUntilRefused).toThrow(/full/);
  for (let emergency = 0; emergency < 20; emergency++) write();
  db.pragma("max_page_count = 4294967294");
  room.require();
  expect(Number(db.pragma("freelist_count", { simple: true }))).toBeGreaterThan(100);
});

test("a file that cannot be written when it is opened has no room, until it can be", () => {
  fillDisk();
  const room = new SpareRoom(db);
  expect(() => room.require()).toThrow(/full/);
  db.pragma("max_page_count = 4294967294");
  room.require();
});
