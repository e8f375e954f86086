import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { FAKE_TOKEN, FakeVentwall, type Troubles } from "../feed-client/fake-ventwall.fixture.ts";
import { FeedRefused, ServerUnreachable } from "../feed-client/feed-failure.ts";
import { UnusableFile } from "./csv-file.ts";
import type { ReplayOptions } from "./options.ts";
import { replay } from "./replay.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SUBJECTS = "subject,sex,height_cm,weight_kg\nS-001,male,172,80\nS-002,female,,\n";
const HEADER = "subject,parameter,value,unit,measured_at\n";

function reading(minute: number, value: number | string = 10): string {
  return `S-001,peep,${value},cm[H2O],2026-03-01T08:${String(minute).padStart(2, "0")}:00Z\n`;
}

async function ground(readings: string, troubles: Troubles = {}, subjects = SUBJECTS) {
  const dir = await mkdtemp(join(tmpdir(), "ventwall-replay-"));
  closing.push(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, "subjects.csv"), subjects);
  await writeFile(join(dir, "readings.csv"), readings);
  const server = new FakeVentwall(troubles);
  const url = await server.listen();
  closing.push(() => server.close());
  const options: ReplayOptions = { dir, url, speed: "max", token: FAKE_TOKEN, patience: 5 };
  const output = new PassThrough() as PassThrough & NodeJS.WriteStream;
  let text = "";
  output.on("data", (chunk) => {
    text += String(chunk);
  });
  const said = () => text;
  return { dir, server, options, output, said };
}

describe("a replay", () => {
  it("enrols the subjects and sends the readings in order of time, whatever the file's order", async () => {
    const { server, options, output } = await ground(HEADER + reading(30) + reading(5) + reading(20));
    const tally = await replay(options, output);
    expect(tally.accepted).toBe(3);
    expect([...server.subjects.keys()]).toEqual(["S-001", "S-002"]);
    const times = [...server.kept.values()].map(({ observed_at: at }) => at);
    expect(times).toEqual(times.toSorted());
  });

  it("changes nothing the second time", async () => {
    const { server, options, output } = await ground(HEADER + reading(1) + reading(2));
    await replay(options, output);
    const tally = await replay(options, output);
    expect([tally.accepted, tally.duplicates, server.kept.size]).toEqual([0, 2, 2]);
  });

  it("survives a server that dies with a batch in its hands", async () => {
    const rows = Array.from({ length: 59 }, (_, minute) => reading(minute)).join("");
    const { server, options, output } = await ground(HEADER + rows, { lost: 1, unanswered: 2 });
    const tally = await replay(options, output);
    expect(server.kept.size).toBe(59);
    expect(tally.total).toBe(59);
  });

  it("ends with a table: what was taken, and each rejection by its code", async () => {
    const plateau = "S-001,plateau_pressure,2.4,cm[H2O],2026-03-01T08:00:00Z\n";
    const { options, output, said } = await ground(HEADER + reading(1) + plateau);
    await replay(options, output);
    expect(said()).toMatch(/accepted +1\nduplicates +0\nrejected +1\n +out_of_range +1\n$/);
  });

  it("names the line of a row that it cannot read, and sends the others", async () => {
    const { server, options, output, said } = await ground(
      HEADER + reading(1) + reading(2, "ten") + reading(3),
    );
    await replay(options, output);
    expect(said()).toMatch(/readings\.csv:3: value "ten" is not a number; passed over/);
    expect(server.kept.size).toBe(2);
  });

  it("reports a subject that the server knows otherwise, and goes on", async () => {
    const { server, options, output, said } = await ground(HEADER + reading(1), { strangers: 1 });
    await replay(options, output);
    expect(said()).toContain("S-001 was not enrolled (409): already_enrolled: Somebody else.");
    expect(server.kept.size).toBe(1);
  });

  it("writes down every acknowledged reading by its row", async () => {
    const { dir, options, output } = await ground(HEADER + reading(9) + reading(4));
    const sentFile = join(dir, "sent.jsonl");
    await replay({ ...options, sentFile }, output);
    const lines = (await readFile(sentFile, "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { index: 1, status: "accepted", seq: 1 },
      { index: 0, status: "accepted", seq: 2 },
    ]);
  });

  it("refuses a file without the columns it needs", async () => {
    const { options, output } = await ground("subject,parameter,value,unit\n");
    await expect(replay(options, output)).rejects.toThrow(/readings\.csv: the header lacks measured_at/);
  });

  it("refuses a directory without the files", async () => {
    const { options, output } = await ground(HEADER);
    await expect(replay({ ...options, dir: join(options.dir, "absent") }, output)).rejects.toThrow(
      UnusableFile,
    );
  });

  it("takes nothing for an answer but a server's: a refused token or a silence ends it", async () => {
    const { server, options, output } = await ground(HEADER + reading(1));
    await expect(replay({ ...options, token: "somebody else's" }, output)).rejects.toThrow(FeedRefused);
    await server.close();
    await expect(replay({ ...options, patience: 0.3 }, output)).rejects.toThrow(ServerUnreachable);
  });
});
