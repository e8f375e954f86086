import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { Feed, peep } from "./actions/feed.ts";
import { replay } from "./actions/replay.ts";
import { Api } from "./fixtures/api.ts";
import { writeGeneratedWard } from "./fixtures/generated-ward.ts";
import { Program, runProgram } from "./fixtures/program.ts";
import { test } from "./fixtures/test.ts";

let directory = "";
test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ventwall-backup-"));
});
test.afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("a copy taken while readings stream in is whole, and a server goes on from it", async ({
  startServer,
}) => {
  const ward = join(directory, "ward");
  mkdirSync(ward);
  writeGeneratedWard(ward, { subjects: 10, minutes: 1_000, from: "2026-06-01T00:00:00.000Z" });
  const server = await startServer({ timeZone: "Etc/UTC" });
  await replay(server, { directory: ward });
  const before = (await new Api(server.url).get<object>("/api/v1/subjects/K-001/days")).body;

  const feed = new Feed(server.url);
  await feed.enrol("S-1");
  const copy = join(directory, "copy.sqlite");
  const backup = new Program(["server/admin/main.ts", "backup", copy], { DATA_DIR: server.dataDirectory });
  let sent = 0;
  while (backup.isRunning) {
    await feed.send(
      peep("S-1", 5 + (sent % 20), new Date(Date.UTC(2026, 5, 1) + sent * 1_000).toISOString()),
    );
    sent++;
  }
  const { code, output } = await backup.ended;
  expect([code, output]).toEqual([0, expect.stringContaining("its chain of events checked")]);
  expect(sent).toBeGreaterThan(0);

  const restored = join(directory, "restored");
  mkdirSync(restored);
  copyFileSync(copy, join(restored, "ventwall.sqlite"));
  const second = await startServer({ timeZone: "Etc/UTC", dataDirectory: restored });
  expect((await new Api(second.url).get<object>("/api/v1/subjects/K-001/days")).body).toEqual(before);
  await new Feed(second.url).enrol("S-2");
  expect(await new Feed(second.url).send(peep("S-2", 10, "2026-06-01T00:00:00Z"))).toMatchObject({
    status: "accepted",
  });
  const verified = await runProgram(["server/admin/main.ts", "verify"], { DATA_DIR: restored });
  expect([verified.code, verified.output]).toEqual([0, expect.stringContaining("the chain is whole")]);
});
