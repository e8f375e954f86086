import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { EventLog } from "../log/event-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { openLog, temporaryFolders } from "../log/temporary-log.ts";
import { createLogger } from "../runtime/logger.ts";
import { ExportDesk } from "./export-desk.ts";
import { readArchive } from "./read-archive.fixture.ts";
import { writeSampleStudy } from "./sample-study.fixture.ts";
import { StudyAt } from "./study-at.ts";
import { ARCHIVE } from "./study-files.ts";

const newFolder = temporaryFolders();
const logger = createLogger("silent");
const SPOOLS = "exports-under-way";

async function sample() {
  const folder = newFolder();
  return { folder, ...(await sampleIn(await openLog(folder))) };
}

async function sampleIn<Log extends EventLog>(log: Log) {
  await writeSampleStudy(log);
  const { point, names, ward } = await StudyAt.load(log, log.head, createSiteCalendar("Asia/Shanghai"));
  const roles = new Map([["@nurse", [{ from: 0, role: "research_nurse" }]]]);
  const order = (file: string) => ({
    file,
    auditFilter: null,
    outline: { point, names, ward },
    timeZone: "Asia/Shanghai",
    version: "1",
    roles,
  });
  return { log, order };
}

function leftIn(folder: string): readonly string[] {
  const spools = join(folder, SPOOLS);
  return existsSync(spools) ? readdirSync(spools) : [];
}

describe("a thread that makes exports", () => {
  it.each([ARCHIVE, "readings_long.csv", "odm.xml", "audit.csv"])(
    "makes of %s the very bytes that are made of a log in memory, and leaves nothing behind",
    async (file) => {
      const { folder, log, order } = await sample();
      const desk = new ExportDesk(log, logger);
      const said: number[] = [];
      const chunks = desk.make(
        order(file),
        ({ eventsRead }) => said.push(eventsRead),
        new AbortController().signal,
      );
      const threaded = Buffer.concat(await Array.fromAsync(chunks));
      const inMemory = await sampleIn(new MemoryEventLog(log.kind));
      const here = new ExportDesk(inMemory.log, logger).make(
        inMemory.order(file),
        () => undefined,
        new AbortController().signal,
      );
      expect(threaded.equals(Buffer.concat(await Array.fromAsync(here)))).toBe(true);
      // The ward's own four events are nobody's.
      expect(said.at(-1)).toBeGreaterThanOrEqual(log.head - 4);
      if (file === ARCHIVE) expect(readArchive(threaded).has("manifest.json")).toBe(true);
      expect(leftIn(folder)).toEqual([]);
      await log.close();
    },
  );

  it("ends with whoever goes away, at once, and takes its files along", async () => {
    const { folder, log, order } = await sample();
    const desk = new ExportDesk(log, logger);
    const gone = new AbortController();
    const chunks = desk.make(order(ARCHIVE), () => undefined, gone.signal);
    const first = chunks.next();
    gone.abort();
    await expect(first).rejects.toThrow(/abort/i);
    expect(leftIn(folder)).toEqual([]);
    expect(desk.isFree).toBe(true);
    await log.close();
  });

  it("is given back by whoever stops in the middle", async () => {
    const { folder, log, order } = await sample();
    const desk = new ExportDesk(log, logger);
    for await (const chunk of desk.make(order(ARCHIVE), () => undefined, new AbortController().signal)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(leftIn(folder)).toEqual([]);
    await log.close();
  });

  it("finds nothing of what a killed server was at: that is removed at the next start", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, SPOOLS, "half"), { recursive: true });
    writeFileSync(join(folder, SPOOLS, "half", "odm.xml"), "half of it");
    const log = await openLog(folder);
    new ExportDesk(log, logger);
    expect(existsSync(join(folder, SPOOLS))).toBe(false);
    await log.close();
  });

  it("that cannot write its folder is a failure in a sentence, and gives nothing", async () => {
    const { folder, log, order } = await sample();
    const desk = new ExportDesk(log, logger);
    writeFileSync(join(folder, SPOOLS), "a file where the folder should be");
    const chunks = desk.make(order(ARCHIVE), () => undefined, new AbortController().signal);
    await expect(chunks.next()).rejects.toMatchObject({ failure: { code: "export_failed" } });
    await log.close();
  });
});
