import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import type { ReadingJson } from "#lib/contract/subjects.ts";
import { replay, startReplay } from "./actions/replay.ts";
import { Api } from "./fixtures/api.ts";
import { type GeneratedReading, writeGeneratedWard } from "./fixtures/generated-ward.ts";
import { runProgram } from "./fixtures/program.ts";
import { seededRandom } from "./fixtures/seeded-random.ts";
import { test } from "./fixtures/test.ts";

const KILLS = 20;
const SEED = 3_608_592;
/** 120,000 readings of 24 h, so paced that they would take three minutes: the kills all land within. */
const WARD = { subjects: 40, minutes: 1_500, from: "2026-06-01T00:00:00.000Z" };
const SPEED = "500";

interface Acknowledged {
  readonly index: number;
  readonly status: "accepted" | "duplicate" | "rejected";
  readonly seq?: number;
}

let directory = "";
test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ventwall-kill-"));
});
test.afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("a server killed twenty times during a replay has every acknowledged reading once", async ({
  startServer,
}, testInfo) => {
  test.setTimeout(240_000);
  const sent = writeGeneratedWard(directory, WARD);
  const sentFile = join(directory, "sent.jsonl");
  const random = seededRandom(SEED);
  const server = await startServer({ timeZone: "Etc/UTC" });
  const feed = startReplay(server, { directory, speed: SPEED, sentFile });
  const moments: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await untilMoreIsAcknowledged(sentFile);
    const moment = Math.floor(random() * 250);
    moments.push(moment);
    await sleep(moment);
    await server.kill();
    expect(feed.isRunning, `the replay must still run at kill ${kill + 1}`).toBe(true);
    await server.restart();
  }
  testInfo.annotations.push({
    type: "kills",
    description: `seed ${SEED}, ms after a batch: ${moments.join(" ")}`,
  });

  await untilMoreIsAcknowledged(sentFile);
  await feed.end("SIGTERM");
  await replay(server, { directory, sentFile });

  const acknowledged = readFileSync(sentFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Acknowledged);
  expect(acknowledged.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(new Set(acknowledged.map(({ index }) => index)).size).toBe(sent.length);
  const keptSeqs = await keptBySeq(server.url, sent);
  for (const { index, seq } of acknowledged) {
    const reading = sent[index];
    const found = keptSeqs.get(seq ?? -1);
    if (reading === undefined || found === undefined || !isSame(reading, found)) {
      throw new Error(
        `Reading ${index} was acknowledged as number ${seq}, where ${JSON.stringify(found)} is kept`,
      );
    }
  }
  expect(keptSeqs.size).toBe(sent.length);

  const verified = await runProgram(["server/admin/main.ts", "verify"], { DATA_DIR: server.dataDirectory });
  expect(verified.output).toContain("the chain is whole");
  expect(verified.code).toBe(0);
});

/** Waits until the server has acknowledged something since it was asked. */
async function untilMoreIsAcknowledged(sentFile: string): Promise<void> {
  const size = () => (existsSync(sentFile) ? statSync(sentFile).size : 0);
  const before = size();
  const deadline = performance.now() + 60_000;
  while (size() === before) {
    if (performance.now() > deadline) throw new Error("Nothing more was acknowledged within a minute");
    await sleep(5);
  }
}

type Kept = ReadingJson & { readonly subject: string };

/** Every kept reading by its number; a number twice is a fault. */
async function keptBySeq(url: string, sent: readonly GeneratedReading[]): Promise<ReadonlyMap<number, Kept>> {
  const api = new Api(url);
  const kept = new Map<number, Kept>();
  for (const subject of new Set(sent.map((one) => one.subject))) {
    let query = "?limit=1000";
    for (;;) {
      const { body } = await api.get<{ readings: ReadingJson[]; next: string | null }>(
        `/api/v1/subjects/${subject}/readings${query}`,
      );
      for (const reading of body.readings) {
        if (kept.has(reading.seq)) throw new Error(`Number ${reading.seq} was given out twice`);
        kept.set(reading.seq, { ...reading, subject });
      }
      if (body.next === null) break;
      query = `?limit=1000&cursor=${encodeURIComponent(body.next)}`;
    }
  }
  return kept;
}

function isSame(sent: GeneratedReading, kept: Kept): boolean {
  return (
    kept.status === "valid" &&
    sent.subject === kept.subject &&
    sent.parameter === kept.parameter &&
    sent.value === kept.value &&
    Date.parse(sent.observed_at) === Date.parse(kept.observed_at)
  );
}
