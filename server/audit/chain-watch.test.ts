import { expect, it } from "vitest";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import { openMemoryOffice } from "../access/memory-office.ts";
import { readings } from "../log/sample-appends.ts";
import { openLog, tamper, temporaryFolders } from "../log/temporary-log.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import { ChainWatch, chainFigure } from "./chain-watch.ts";

const newFolder = temporaryFolders();
const calendar = createSiteCalendar("Asia/Shanghai");
const EVENING = Date.parse("2026-03-01T22:00:00+08:00") as Instant;

async function watchOver(folder: string, clock = new SteppedClock(EVENING)) {
  const { security, close } = await openMemoryOffice([]);
  const log = await openLog(folder);
  const watch = new ChainWatch({ log, security, clock, calendar, logger: createLogger("silent") });
  const end = async () => {
    await watch.close();
    await log.close();
    await close();
  };
  return { watch, log, clock, end };
}

it("finds a chain whole, and says how many events and up to which hash", async () => {
  const { watch, log, end } = await watchOver(newFolder());
  await log.append(readings("S-01", 1, 5_000));
  watch.start("@wang");
  expect(watch.state()).toMatchObject({ state: "running", by: "@wang" });
  await watch.settle();
  expect(watch.state()).toMatchObject({
    state: "intact",
    events: 5_000,
    head: await log.hashAt(5_000),
    by: "@wang",
  });
  expect(chainFigure(watch.state().state)).toBe(1);
  await end();
});

it("says where a value was changed in the file, whoever did it", async () => {
  const folder = newFolder();
  const log = await openLog(folder);
  await log.append(readings("S-01", 1, 3_000));
  await log.close();
  tamper(folder, "UPDATE events SET body = replace(body, '\"value\":', '\"value\": ') WHERE seq = 1500");
  const { watch, end } = await watchOver(folder);
  watch.start("@wang");
  await watch.settle();
  expect(watch.state()).toMatchObject({ state: "broken", head: null });
  expect(watch.state().problem).toContain("broken at number 1500");
  expect(chainFigure(watch.state().state)).toBe(0);
  await end();
});

it("walks it at night by the site's clock without being asked", async () => {
  const { watch, log, clock, end } = await watchOver(newFolder());
  await log.append(readings("S-01", 1, 10));
  expect(watch.state().state).toBe("unchecked");
  clock.advanceTo((EVENING + 6 * HOUR) as Instant);
  await expect
    .poll(() => watch.state(), { timeout: 10_000 })
    .toMatchObject({ state: "intact", by: "ventwall", events: 10 });
  await end();
});
