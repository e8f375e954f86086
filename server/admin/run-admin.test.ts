import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { auditLog } from "../log/log-audit.ts";
import { reading, readings } from "../log/sample-appends.ts";
import { LOG_FILE } from "../log/schema.ts";
import { openLog, tamper, temporaryFolders } from "../log/temporary-log.ts";
import { runAdmin } from "./run-admin.ts";

const temporaryFolder = temporaryFolders();

/** What a person at the terminal sees. */
async function admin(environment: Record<string, string>, ...args: readonly string[]) {
  const written = { out: "", err: "" };
  const into = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const exitCode = await runAdmin(args, { environment, out: into("out"), err: into("err") });
  return { exitCode, ...written };
}

async function folderWithEvents(count: number): Promise<string> {
  const directory = temporaryFolder();
  const log = await openLog(directory);
  await log.append(readings("S-01", 1, count));
  await log.close();
  return directory;
}

describe("verify", () => {
  test("says how many events there are and the hash of the last", async () => {
    const directory = await folderWithEvents(20);
    const audit = await auditLog(join(directory, LOG_FILE));
    const { exitCode, out, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(err).toBe("");
    expect(exitCode).toBe(0);
    expect(out).toContain("(production): the chain is whole; events: 20.");
    expect(audit.ok && out.includes(`Hash of the last: ${audit.value.head}`)).toBe(true);
  });

  test("works beside a server that has the log open", async () => {
    const directory = temporaryFolder();
    const log = await openLog(directory, "demo");
    await log.append([reading("S-01", 1)]);
    const { exitCode, out } = await admin({}, "verify", "--data-dir", directory);
    expect(exitCode).toBe(0);
    expect(out).toContain("(demo): the chain is whole; events: 1.");
    expect((await log.append([reading("S-01", 2)])).ok).toBe(true);
    await log.close();
  });

  test("names the first event that is wrong, and ends with 1", async () => {
    const directory = await folderWithEvents(20);
    tamper(directory, "UPDATE events SET recorded_at = 0 WHERE seq IN (7, 12)");
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(exitCode).toBe(1);
    expect(err).toContain("is broken at number 7: its content is not what was stored.");
  });

  test("finds an index that does not lead to the events any more", async () => {
    const directory = await folderWithEvents(20);
    tamper(
      directory,
      `PRAGMA writable_schema = ON;
       UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'actors')
       WHERE name = 'sqlite_autoindex_events_1'`,
    );
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(exitCode).toBe(1);
    expect(err).toContain("the file is damaged");
  });

  test("creates nothing where there is no log, and says so", async () => {
    const directory = temporaryFolder();
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(exitCode).toBe(66);
    expect(err).toContain("There is no event log at");
    expect(readdirSync(directory)).toEqual([]);
  });

  test("points to the demo's log when there is only that one", async () => {
    const directory = temporaryFolder();
    await (await openLog(join(directory, "demo"), "demo")).close();
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(exitCode).toBe(66);
    expect(err).toContain(`add --data-dir ${join(directory, "demo")}`);
  });

  test("will not judge a log that a newer version wrote", async () => {
    const directory = await folderWithEvents(1);
    tamper(directory, "PRAGMA user_version = 99");
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "verify");
    expect(exitCode).toBe(66);
    expect(err).toContain("written by a newer Ventwall");
  });
});

describe("backup", () => {
  test("leaves a checked copy beside a running server", async () => {
    const directory = temporaryFolder();
    const log = await openLog(directory);
    await log.append(readings("S-01", 1, 2_000));
    const file = join(temporaryFolder(), "monday.sqlite");
    const { exitCode, out } = await admin({ DATA_DIR: directory }, "backup", file);
    expect(exitCode).toBe(0);
    expect(out).toContain("its chain of events checked");
    expect(await auditLog(file)).toMatchObject({ ok: true, value: { events: 2_000 } });
    await log.close();
  });

  test("never overwrites, and ends with another code", async () => {
    const directory = await folderWithEvents(1);
    const file = join(directory, "copy.sqlite");
    expect((await admin({ DATA_DIR: directory }, "backup", file)).exitCode).toBe(0);
    const again = await admin({ DATA_DIR: directory }, "backup", file);
    expect(again.exitCode).toBe(73);
    expect(again.err).toContain("never overwrites a file");
  });

  test("keeps no copy of a log whose chain is broken", async () => {
    const directory = await folderWithEvents(5);
    tamper(directory, "UPDATE events SET recorded_at = 0 WHERE seq = 3");
    const file = join(directory, "copy.sqlite");
    const { exitCode, err } = await admin({ DATA_DIR: directory }, "backup", file);
    expect(exitCode).toBe(73);
    expect(err).toContain("The copy was not kept: The chain of events is broken at number 3");
    expect(existsSync(file)).toBe(false);
  });
});

describe("a command line that cannot be understood", () => {
  test.each([[[]], [["polish"]], [["backup"]], [["verify", "--loudly"]]])(
    "%j shows the help",
    async (args) => {
      const { exitCode, err } = await admin({}, ...args);
      expect(exitCode).toBe(64);
      expect(err).toContain("Usage: npm run admin --");
    },
  );

  test("a configuration that is wrong is said in full", async () => {
    const { exitCode, err } = await admin({ PORT: "many", FEED_TOKEN: "short" }, "verify");
    expect(exitCode).toBe(78);
    expect(err).toMatch(/PORT[\s\S]*FEED_TOKEN/);
  });
});
