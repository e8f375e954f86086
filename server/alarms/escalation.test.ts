import { afterEach, expect, test, vi } from "vitest";
import { type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { openMemoryOffice } from "../access/memory-office.ts";
import { VentwallServer } from "../create-server.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import { Receiver } from "./receiver.fixture.ts";

const FEED = "feed-token-of-a-test";
const START = Date.parse("2026-03-02T03:00:00Z") as Instant;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

test("from a reading to the call: support rises after an infusion, five minutes pass, and somebody is called", async () => {
  const pager = await Receiver.start((response) => response.writeHead(204).end());
  closers.push(() => pager.close());
  const clock = new SteppedClock(START);
  const server = new VentwallServer();
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
  const office = await openMemoryOffice([{ token: FEED, name: "feed", scope: "feed" }], { publicUrl: url });
  await server.open({
    log: new MemoryEventLog("production"),
    clock,
    timeZone: "Asia/Shanghai",
    wardName: "ICU 3",
    version: "test",
    build: "test",
    office,
    demoUsers: [],
    alarmWebhook: { url: pager.url, secret: null },
    logger: createLogger("silent"),
  });
  const ago = (minutes: number) => toIso((START - minutes * MINUTE) as Instant);
  const post = async (path: string, body: object) => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${FEED}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status, await response.text()).toBeLessThan(300);
  };
  await post("/api/v1/subjects", {
    subject: "S-014",
    sex: "female",
    bed: "7",
    ventilation_started_at: ago(600),
    infusion_started_at: ago(60),
  });
  const value = (parameter: string, unit: string) => (number: number, minutes: number) => ({
    subject: "S-014",
    parameter,
    value: number,
    unit,
    observed_at: ago(minutes),
  });
  const peep = value("peep", "cm[H2O]");
  const fio2 = value("fio2", "1");
  await post("/api/v1/readings", { readings: [peep(10, 70), fio2(0.5, 70), peep(16, 1), fio2(0.8, 1)] });

  clock.advanceTo((START + 5 * MINUTE - 1) as Instant);
  await post("/api/v1/readings", { readings: [peep(16, 0)] });
  expect(pager.received).toEqual([]);
  clock.advanceTo((START + 5 * MINUTE) as Instant);
  await vi.waitUntil(() => pager.received.length > 0, { timeout: 10_000 });
  expect(JSON.parse(pager.received[0]?.body ?? "")).toMatchObject({
    event: "alarm.escalated",
    ward: "ICU 3",
    bed: "7",
    subject: "S-014",
    condition: "IAE-H1",
    active_from: toIso(START),
  });
});
