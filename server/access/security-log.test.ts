import { afterEach, describe, expect, test, vi } from "vitest";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import { systemClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import { BrittleLog } from "./brittle-log.fixture.ts";
import { SecurityLog } from "./security-log.ts";

const signedIn: SecurityEvent = { type: "signedIn", method: "password", address: null };
const refused: SecurityEvent = {
  type: "accessRefused",
  door: "/live",
  code: "nothing_shown",
  address: null,
  count: 1,
};

async function start() {
  const log = new BrittleLog();
  const logger = createLogger("silent");
  const warn = vi.spyOn(logger, "warn");
  const security = await SecurityLog.load(log, systemClock, logger);
  const types = async () => (await security.before(security.head + 1, 100)).map(({ event }) => event.type);
  return { log, security, warn, types };
}

afterEach(() => vi.useRealTimers());

describe("the security log on a full disk", () => {
  test("refuses what is to be recorded, in its own words, and warns once", async () => {
    const { log, security, warn } = await start();
    log.isFull = true;
    expect(await security.ready()).toMatchObject({ ok: false, code: "log_full" });
    expect(await security.record("@li.na", signedIn)).toMatchObject({ ok: false, code: "log_full" });
    for (let each = 0; each < 20; each++) security.note("nobody", refused);
    await security.settle();
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test("keeps what it missed, and has it before anything that comes after", async () => {
    const { log, security, types } = await start();
    log.isFull = true;
    for (let each = 0; each < 20; each++) security.note("nobody", refused);
    await security.settle();
    expect(await types()).toEqual([]);
    log.isFull = false;
    expect(await security.record("@li.na", signedIn)).toMatchObject({ ok: true });
    expect(await types()).toEqual(["signedIn", "accessRefused", "recordingResumed"]);
    const [, line, resumed] = await security.before(security.head + 1, 100);
    expect(line).toMatchObject({ actor: "nobody", event: { count: 20 } });
    expect(resumed).toMatchObject({ actor: "ventwall", event: { count: 20, unnamed: 0 } });
    security.note("nobody", refused);
    await security.settle();
    expect((await types())[0]).toBe("accessRefused");
  });

  test("has it by itself as well, when nothing more happens", async () => {
    vi.useFakeTimers();
    const { log, security, types } = await start();
    log.isFull = true;
    security.note("nobody", refused);
    await security.settle();
    log.isFull = false;
    await vi.advanceTimersByTimeAsync(5_000);
    await security.settle();
    expect(await types()).toEqual(["accessRefused", "recordingResumed"]);
    await security.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("has it when the server ends", async () => {
    const { log, security } = await start();
    log.isFull = true;
    security.note("nobody", refused);
    await security.settle();
    log.isFull = false;
    await security.close();
    expect(log.head).toBe(2);
  });
});
