import { hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { EventLog } from "../log/event-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { openLog, temporaryFolders } from "../log/temporary-log.ts";
import { toExportFailure } from "./export-failure.ts";
import type { OnWritten } from "./hashed-file.ts";
import { readArchive } from "./read-archive.fixture.ts";
import { hour, writeSampleStudy } from "./sample-study.fixture.ts";
import { spoolFiles } from "./spool-files.ts";
import { SpoolFolder } from "./spool-folder.ts";
import { type Manifest, studyArchive } from "./study-archive.ts";
import { StudyAt } from "./study-at.ts";
import { STUDY_FILES } from "./study-files.ts";

const SHANGHAI = createSiteCalendar("Asia/Shanghai");
const newFolder = temporaryFolders();

async function archiveOf(
  log: EventLog,
  seq = log.head,
  onWritten: OnWritten = () => undefined,
): Promise<Buffer> {
  const study = await StudyAt.load(log, seq, SHANGHAI);
  const folder = await SpoolFolder.make(join(newFolder(), "spool"));
  const spooled = await spoolFiles(STUDY_FILES, study, folder, onWritten);
  const { timeZone } = SHANGHAI;
  const head = { database: log.kind, timeZone, version: "1", point: study.point };
  return Buffer.concat(await Array.fromAsync(studyArchive(spooled, head, folder)));
}

function manifestIn(archive: Buffer): Manifest {
  return JSON.parse(readArchive(archive).get("manifest.json")?.toString() ?? "null");
}

describe("the archive of a study", () => {
  it("holds every table and the dictionary, with rows, bytes and SHA-256 in its manifest", async () => {
    const log = new MemoryEventLog("production");
    await writeSampleStudy(log);
    const archive = await archiveOf(log);
    const files = readArchive(archive);
    const manifest = manifestIn(archive);
    expect([...files.keys()]).toEqual([...STUDY_FILES.map(({ name }) => name), "manifest.json"]);
    expect(manifest).toMatchObject({
      trial: "NCT03608592",
      simulated: true,
      time_zone: "Asia/Shanghai",
      log: { seq: log.head, hash: await log.hashAt(log.head), recorded_at: "2026-03-01T15:00:00.000Z" },
    });
    for (const { name, rows, bytes, sha256 } of manifest.files) {
      const content = files.get(name) ?? Buffer.alloc(0);
      expect([name, bytes, sha256]).toEqual([name, content.length, hash("sha256", content)]);
      if (name.endsWith(".csv")) expect(content.toString().split("\n").length - 2).toBe(rows);
    }
    expect(files.get("readings_long.csv")?.toString()).toContain("S-001,peep,,10,");
    expect(files.get("subjects.csv")?.toString()).toMatch(/\nS-001,[^\n]*SIMULATED\nS-002,[^\n]*,\n$/);
  });

  it("has the same bytes every time, after a restart too, and in another time zone of the machine", async () => {
    const folder = newFolder();
    const log = await openLog(folder);
    await writeSampleStudy(log);
    const first = await archiveOf(log);
    expect((await archiveOf(log)).equals(first)).toBe(true);
    await log.close();
    const again = await openLog(folder);
    vi.stubEnv("TZ", "America/New_York");
    expect((await archiveOf(again)).equals(first)).toBe(true);
    vi.unstubAllEnvs();
    await again.close();
  });

  it("of an earlier event has the bytes that it had then, whatever came after", async () => {
    const log = new MemoryEventLog("production");
    const writer = await writeSampleStudy(log);
    const then = log.head;
    const before = await archiveOf(log);
    await writer.subject("S-003", "3");
    await writer.write("S-002", hour(40), { type: "ventilationEnded", at: hour(30) });
    expect((await archiveOf(log, then)).equals(before)).toBe(true);
    expect((await archiveOf(log)).equals(before)).toBe(false);
  });

  it("stands still while readings come in: what is recorded meanwhile is not in it", async () => {
    const log = new MemoryEventLog("production");
    const writer = await writeSampleStudy(log);
    const undisturbed = await archiveOf(log);
    let written: Promise<void> | null = null;
    const archive = await archiveOf(log, log.head, () => {
      written ??= writer.write("S-002", hour(41), {
        type: "readingRecorded",
        parameter: "peep",
        value: 12,
        unit: "cm[H2O]",
        observedAt: hour(41),
        source: "ventilator",
      });
    });
    expect(archive.equals(undisturbed)).toBe(true);
    await written;
  });

  it("of an empty log is whole and empty", async () => {
    const manifest = manifestIn(await archiveOf(new MemoryEventLog("demo")));
    expect(manifest.log).toEqual({ seq: 0, hash: null, recorded_at: null });
    expect(manifest.files.find(({ name }) => name === "readings_long.csv")?.rows).toBe(0);
  });

  it("is not begun when one of its files cannot be made: that error is told", async () => {
    const study = await StudyAt.load(new MemoryEventLog("demo"), 0, SHANGHAI);
    const broken = {
      name: "broken.csv",
      type: "text/csv",
      summary: "",
      async *parts() {
        yield { text: "a,b\n", rows: 0 };
        throw new Error("the disk is gone");
      },
    };
    const folder = await SpoolFolder.make(join(newFolder(), "spool"));
    const spooling = spoolFiles([broken], study, folder, () => undefined);
    await expect(spooling).rejects.toThrow("the disk is gone");
  });

  it("gives up before the disk is full", async () => {
    const log = new MemoryEventLog("production");
    await writeSampleStudy(log);
    const study = await StudyAt.load(log, log.head, SHANGHAI);
    const folder = await SpoolFolder.make(join(newFolder(), "spool"), async () => 100_000_000);
    const spooling = spoolFiles(STUDY_FILES, study, folder, () => undefined);
    await expect(spooling.catch(toExportFailure)).resolves.toMatchObject({
      code: "export_no_room",
      detail: expect.stringMatching(/too little room.*nothing was exported/),
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
