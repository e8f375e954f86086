import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { auditLog } from "./log-audit.ts";
import { takeLogLock } from "./log-lock.ts";
import { bedOpened } from "./sample-appends.ts";
import { LOG_FILE } from "./schema.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";
import { openLog, temporaryFolders } from "./temporary-log.ts";

const temporaryFolder = temporaryFolders();
const PROGRAM = join(import.meta.dirname, "append-until-killed.ts");

describe("one server a folder", () => {
  test("a second one is refused with the reason, and may start when the first has stopped", async () => {
    const directory = temporaryFolder();
    const first = await openLog(directory);
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "locked",
      detail: expect.stringContaining("Another server has the event log"),
    });
    expect((await first.append([bedOpened(1)])).ok).toBe(true);
    await first.close();
    await (await openLog(directory)).close();
  });

  test("a start that was refused for another reason leaves the folder free", async () => {
    const directory = temporaryFolder();
    await (await openLog(directory, "demo")).close();
    expect((await openSqliteEventLog({ directory, kind: "production" })).ok).toBe(false);
    const lock = takeLogLock(directory);
    expect(lock).not.toBeNull();
    lock?.release();
  });
});

describe("a server that is killed", () => {
  test.each([1, 30, 400, 2_000])("after %i acknowledged events has lost none of them", async (count) => {
    const directory = temporaryFolder();
    const server = startServer(directory);
    const acknowledged: number[] = [];
    const ended = new Promise((resolve) => server.once("close", resolve));
    for await (const line of createInterface({ input: server.stdout })) {
      acknowledged.push(Number(line));
      if (acknowledged.length === 1) await expectHeldBy(directory);
      if (acknowledged.length >= count) server.kill("SIGKILL");
    }
    await ended;

    const log = await openLog(directory);
    const stored = (await Array.fromAsync(log.readAfter(0))).flat().map((event) => event.seq);
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(new Set(stored).size).toBe(stored.length);
    expect(await log.verify()).toMatchObject({ ok: true, value: { events: stored.length } });
    await log.close();
  });
});

/** Another process has the log: no second server gets it, and a verification beside it works. */
async function expectHeldBy(directory: string): Promise<void> {
  const second = await openSqliteEventLog({ directory, kind: "production" });
  expect(second).toMatchObject({ ok: false, code: "locked" });
  expect((await auditLog(join(directory, LOG_FILE))).ok).toBe(true);
}

function startServer(directory: string): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [PROGRAM, directory], { stdio: ["ignore", "pipe", "inherit"] });
}
