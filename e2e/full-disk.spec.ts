import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { expectHealthy } from "./actions/expect-healthy.ts";
import { Feed, peep } from "./actions/feed.ts";
import { PASSWORD, Staff } from "./actions/staff.ts";
import { Api, type Problem } from "./fixtures/api.ts";
import { runProgram } from "./fixtures/program.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const MEGABYTE = 1024 * 1024;
const START = Date.parse("2026-06-02T00:00:00Z");

/** The readings of one patient from the `from`th on, no two alike. */
function readings(from: number, count: number) {
  return Array.from({ length: count }, (_, index) =>
    peep("S-1", 5 + ((from + index) % 20), new Date(START + (from + index) * 1_000).toISOString()),
  );
}

/** Sends until not even one reading is taken; says how many were, and how the last refusal was worded. */
async function sendUntilRefused({ url }: RunningServer) {
  const api = new Api(url);
  let taken = 0;
  for (let size = 5_000; taken < 500_000; ) {
    const answer = await api.post<Problem>("/api/v1/readings", { readings: readings(taken, size) });
    if (answer.status === 200) taken += size;
    else if (size === 1) return { taken, answer };
    else size /= 5;
    if (size < 5) size = 1;
  }
  throw new Error("The disk never became full");
}

async function keptReadings(url: string): Promise<number> {
  const api = new Api(url);
  let kept = 0;
  let query = "?limit=50000";
  for (;;) {
    const { body } = await api.get<{ readings: unknown[]; next: string | null }>(
      `/api/v1/subjects/S-1/readings${query}`,
    );
    kept += body.readings.length;
    if (body.next === null) return kept;
    query = `?limit=50000&cursor=${body.next}`;
  }
}

/** No room: 503 with a code, nothing half-kept, what was kept still shown; with room again it goes on by itself. */
async function expectToSurvive(server: RunningServer, codes: RegExp, makeRoom: () => void): Promise<void> {
  const api = new Api(server.url);
  await new Feed(server.url).enrol("S-1", { bed: "1" });
  const { taken, answer } = await sendUntilRefused(server);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  expect(answer.type).toContain("application/problem+json");
  expect(answer.body.code).toMatch(codes);
  expect(await keptReadings(server.url)).toBe(taken);
  expect((await api.get("/api/v1/wall")).status).toBe(200);
  // The health's own trial write is smaller than a reading: it may still find the last corner.
  await expect.poll(async () => (await api.get("/api/v1/health", null)).status).toBe(503);
  expect((await api.get<{ status: string }>("/api/v1/health", null)).body.status).toMatch(codes);

  makeRoom();
  await expect.poll(async () => (await api.get("/api/v1/health", null)).status).toBe(200);
  const again = await api.post<{ accepted: number }>("/api/v1/readings", {
    readings: readings(taken, 5_000),
  });
  expect([again.status, again.body.accepted]).toEqual([200, 5_000]);
  expect(await keptReadings(server.url)).toBe(taken + 5_000);
  await expectHealthy(server.url);
  await server.kill();
  const verified = await runProgram(["server/admin/main.ts", "verify"], { DATA_DIR: server.dataDirectory });
  expect(verified.output).toContain("the chain is whole");
}

function run(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Whether this machine lets us have a small disk of our own. */
function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const disk = mkdtempSync(join(tmpdir(), "ventwall-disk-"));
  const mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk);
  if (mounted) run("umount", disk);
  rmSync(disk, { recursive: true });
  return mounted;
}

/** Takes all the room there is. */
function fill(file: string): void {
  const handle = openSync(file, "w");
  try {
    for (let size = MEGABYTE; size >= 1; size = Math.floor(size / 2)) {
      const block = Buffer.alloc(size);
      for (;;) if (!hasRoomFor(handle, block)) break;
    }
  } finally {
    closeSync(handle);
  }
}

function hasRoomFor(handle: number, block: Buffer): boolean {
  try {
    return writeSync(handle, block) === block.length;
  } catch {
    return false;
  }
}

// A disk of its own needs root; elsewhere the limit on a file's size below stands for it.
if (canMount()) {
  test("a full disk refuses readings with 503, keeps what it has, and takes more when there is room", async ({
    startServer,
  }) => {
    const disk = mkdtempSync(join(tmpdir(), "ventwall-disk-"));
    run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk);
    try {
      const server = await startServer({ dataDirectory: disk });
      const ballast = join(disk, "ballast");
      writeFileSync(ballast, Buffer.alloc(12 * MEGABYTE));
      await expectToSurvive(server, /^log_full$/, () => rmSync(ballast));
    } finally {
      run("umount", "-l", disk);
      rmSync(disk, { recursive: true, force: true });
    }
  });

  test("on a full disk people still come in and are shut out, in the room that is kept for it, and it is all recorded", async ({
    startServer,
  }) => {
    const disk = mkdtempSync(join(tmpdir(), "ventwall-disk-"));
    run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk);
    try {
      const server = await startServer({ dataDirectory: disk });
      const api = new Api(server.url);
      const staff = new Staff(server);
      await staff.cookieOf("consultant");
      const cookie = await staff.cookieOf("admin");
      const signIn = () =>
        api.post<Problem>("/api/v1/auth/sign-in", { username: "consultant", password: PASSWORD }, null);
      const disable = (disabled: boolean) =>
        api.send<Problem>("PATCH", "/api/v1/people/consultant", {
          token: null,
          headers: { cookie },
          body: JSON.stringify({ disabled }),
        });
      const isDisabled = async () => {
        const { people } = await staff.asAdmin<{ people: { username: string; disabled: boolean }[] }>(
          "GET",
          "/api/v1/people",
        );
        return people.find(({ username }) => username === "consultant")?.disabled;
      };
      const ballast = join(disk, "ballast");
      fill(ballast);
      expect(hasRoomFor(openSync(join(disk, "more"), "w"), Buffer.alloc(4_096))).toBe(false);
      for (let go = 0; go < 10; go++) {
        expect((await signIn()).status).toBe(200);
        expect((await disable(true)).status).toBe(200);
        expect(await isDisabled()).toBe(true);
        expect((await disable(false)).status).toBe(200);
      }
      for (let knock = 0; knock < 5; knock++) await api.get("/api/v1/people", null);

      rmSync(ballast);
      expect((await signIn()).status).toBe(200);
      expect((await disable(true)).status).toBe(200);
      const { lines } = await staff.asAdmin<{ lines: { type: string; facts: { count?: number } }[] }>(
        "GET",
        "/api/v1/security?limit=100",
      );
      const types = lines.map(({ type }) => type);
      expect(types).toContain("accessRefused");
      expect(types.filter((type) => type === "personDisabled")).toHaveLength(11);
    } finally {
      run("umount", "-l", disk);
      rmSync(disk, { recursive: true, force: true });
    }
  });

  test("a data folder that cannot be written is said at the start", async () => {
    const disk = mkdtempSync(join(tmpdir(), "ventwall-disk-"));
    run("mount", "-t", "tmpfs", "-o", "size=4m,ro", "tmpfs", disk);
    try {
      const { code, output } = await runProgram(["server/main.ts"], {
        PORT: "0",
        HOST: "127.0.0.1",
        DATA_DIR: disk,
      });
      expect(code).not.toBe(0);
      expect(output).toMatch(/cannot start:.*read-only/s);
      expect(output).not.toContain("node_modules");
    } finally {
      run("umount", "-l", disk);
      rmSync(disk, { recursive: true, force: true });
    }
  });
}

if (existsSync("/usr/bin/prlimit")) {
  test("a file that may not grow refuses readings with 503 as well, and goes on when it may", async ({
    startServer,
  }) => {
    // The system's own answer to a file that grows beyond its limit is a signal that ends the process.
    const server = await startServer({
      nodeArgs: ["--import", "data:text/javascript,process.on('SIGXFSZ',()=>{})"],
    });
    const largest = Math.max(
      ...readdirSync(server.dataDirectory).map((name) => statSync(join(server.dataDirectory, name)).size),
    );
    const limit = (bytes: string) =>
      run("prlimit", "--pid", String(server.pid), `--fsize=${bytes}:unlimited`);
    expect(limit(String(largest + 4 * MEGABYTE))).toBe(true);
    await expectToSurvive(server, /^log_[a-z_]+$/, () => limit("unlimited"));
  });
}
