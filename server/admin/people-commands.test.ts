import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { auditLog } from "../log/log-audit.ts";
import { openLog, temporaryFolders } from "../log/temporary-log.ts";
import { runAdmin } from "./run-admin.ts";

const temporaryFolder = temporaryFolders();

/** Commands on one data folder without a server, as a person without a browser gives them. */
async function terminal() {
  const directory = temporaryFolder();
  await (await openLog(directory)).close();
  const say = async (line: string) => {
    const written = { out: "", err: "" };
    const into = (name: "out" | "err") =>
      new Writable({
        write(chunk, _encoding, done) {
          written[name] += String(chunk);
          done();
        },
      });
    const environment = { DATA_DIR: directory, PUBLIC_URL: "https://ventwall.example" };
    const exitCode = await runAdmin(line.split(" "), { environment, out: into("out"), err: into("err") });
    return { exitCode, ...written };
  };
  return { directory, say };
}

describe("people and keys without a browser", () => {
  test("a token is printed alone, once, and nowhere kept", async () => {
    const { say } = await terminal();
    const { exitCode, out, err } = await say("feed-token create monitor --beds 3,4");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^[\w-]{32}\n$/);
    expect(err).toContain("not shown again");
    expect(err).toContain("The ward has no bed 3, 4, or not yet");
    const { out: list } = await say("feed-token list");
    expect(list).toMatch(/monitor +feed +3,4 +added/);
    expect(list).not.toContain(out.trim());
    expect((await say("feed-token revoke monitor")).out).toContain("revoked");
    expect((await say("feed-token list")).out).toMatch(/monitor +feed +3,4 +revoked/);
    expect(await say("feed-token revoke monitor")).toMatchObject({ exitCode: 69 });
  });

  test("a person is added, listed, disabled and enabled, and gets links to our own address", async () => {
    const { say } = await terminal();
    const { out } = await say("user create li.na --role icu_nurse --display-name Li");
    expect(out).toMatch(/https:\/\/ventwall\.example\/set-up#[\w-]{32}\n$/);
    expect((await say("user list")).out).toMatch(/li\.na +icu_nurse +nothing_yet/);
    expect((await say("user disable li.na")).exitCode).toBe(0);
    expect((await say("user list")).out).toMatch(/li\.na +icu_nurse +disabled/);
    expect((await say("user enable li.na")).exitCode).toBe(0);
    expect((await say("user reset li.na")).out).toContain("/set-up#");
  });

  test("what is refused says why and changes nothing", async () => {
    const { say } = await terminal();
    expect(await say("user create li.na --role god")).toMatchObject({
      exitCode: 69,
      err: expect.stringContaining("role"),
    });
    expect(await say("user disable nobody")).toMatchObject({
      exitCode: 69,
      err: expect.stringContaining("There is no user nobody."),
    });
    expect((await say("user create")).exitCode).toBe(64);
    expect((await say("user list")).out.trim().split("\n")).toHaveLength(1);
  });

  test("a list of beds that cannot be meant is refused with why", async () => {
    const { say } = await terminal();
    for (const [command, why] of [
      ["display create North --beds 3,,4", "a bed's name is missing"],
      ["display create North --beds 12-1", "from the lower number"],
      ["feed-token create monitor --beds 3,3", "a bed is named twice"],
      ["feed-token create terminal", "this name is the server's own"],
    ]) {
      const { exitCode, err } = await say(command ?? "");
      expect([command, exitCode, err]).toEqual([command, 69, expect.stringContaining(why ?? "")]);
    }
  });

  test("a wrong folder is named, with what it lacks, and nothing is created", async () => {
    const parent = temporaryFolder();
    const missing = join(parent, "dta");
    for (const [folder, lack] of [
      [missing, "does not exist"],
      [parent, "holds no data of Ventwall"],
    ] as const) {
      const { say } = await terminal();
      const { exitCode, err } = await say(`user list --data-dir ${folder}`);
      expect([exitCode, err]).toEqual([66, expect.stringContaining(`The folder ${folder} ${lack}`)]);
    }
    expect(readdirSync(parent)).toEqual([]);
  });

  test("a folder that holds a demo's data alone points to them", async () => {
    const parent = temporaryFolder();
    await (await openLog(join(parent, "demo"), "demo")).close();
    const { say } = await terminal();
    const { exitCode, err } = await say(`user list --data-dir ${parent}`);
    expect([exitCode, err]).toEqual([66, expect.stringContaining(`add --data-dir ${join(parent, "demo")}`)]);
    expect(readdirSync(parent)).toEqual(["demo"]);
  });

  test("a wall's link is still good after the command has ended", async () => {
    const { say } = await terminal();
    expect((await say("display create North --beds 1-12 --may-acknowledge")).out).toContain("/pair#");
    expect((await say("display list")).out).toMatch(/North +1-12 +may act +waiting/);
    expect((await say("display revoke North")).out).toContain("revoked");
  });

  test("everything is in the security log, whose chain is checked and copied with the rest", async () => {
    const { directory, say } = await terminal();
    await say("user create li.na --role admin");
    await say("feed-token create monitor");
    const { out, exitCode } = await say("verify");
    expect(exitCode).toBe(0);
    expect(out).toContain("(security log): the chain is whole; events: 3.");
    const copy = `${temporaryFolder()}/copy.sqlite`;
    const backup = await say(`backup ${copy}`);
    expect(backup).toMatchObject({ exitCode: 0, err: "" });
    expect(await auditLog(`${copy}.security`)).toMatchObject({ ok: true, value: { events: 3 } });
    expect(backup.out).toContain(`${copy}.people: a copy of ${directory}/people.sqlite`);
  });

  test("whoever is handed a backup gets nobody's session and no link with it", async () => {
    const { directory, say } = await terminal();
    await say("user create li.na --role admin");
    const people = new Database(`${directory}/people.sqlite`);
    const { id } = people.prepare<[], { id: string }>("SELECT id FROM user").get() ?? { id: "" };
    const soon = new Date(Date.now() + 60_000).toISOString();
    people
      .prepare(
        "INSERT INTO session (id, token, userId, expiresAt, createdAt, updatedAt) VALUES ('s', 'open-sesame', ?, ?, ?, ?)",
      )
      .run(id, soon, soon, soon);
    people.close();
    const copy = `${temporaryFolder()}/copy.sqlite`;
    expect((await say(`backup ${copy}`)).exitCode).toBe(0);
    const copied = new Database(`${copy}.people`, { readonly: true });
    const count = (table: string) => copied.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count("user"), count("session"), count("verification")]).toEqual([1, 0, 0]);
    copied.close();
    expect(readFileSync(`${copy}.people`).includes("open-sesame")).toBe(false);
  });
});
