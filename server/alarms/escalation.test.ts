import { afterEach, expect, test, vi } from "vitest";
import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import { HOUR, type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { openMemoryOffice } from "../access/memory-office.ts";
import { VentwallServer } from "../create-server.ts";
import { Heartbeats } from "../ingest/heartbeats.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { Recorder } from "../log/recorder.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import { AlarmWatch } from "./alarm-watch.ts";
import { Receiver } from "./receiver.fixture.ts";

const FEED = "feed-token-of-a-test";
const START = Date.parse("2026-03-02T03:00:00Z") as Instant;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A ward whose subject's support has risen after an infusion, and somebody who would be called. */
async function ward(clock: Clock) {
  const pager = await Receiver.start((response) => response.writeHead(204).end());
  closers.push(() => pager.close());
  const log = new MemoryEventLog("production");
  const server = new VentwallServer();
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
  const office = await openMemoryOffice([{ token: FEED, name: "feed", scope: "feed" }], { publicUrl: url });
  await server.open({
    log,
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
  const send = (...readings: readonly object[]) => post("/api/v1/readings", { readings });
  await send(peep(10, 70), fio2(0.5, 70), peep(16, 1), fio2(0.8, 1));
  return { pager, log, send, post };
}

const ago = (minutes: number) => toIso((START - minutes * MINUTE) as Instant);
const value = (parameter: string, unit: string) => (number: number, minutes: number) => ({
  subject: "S-014",
  parameter,
  value: number,
  unit,
  observed_at: ago(minutes),
});
const peep = value("peep", "cm[H2O]");
const fio2 = value("fio2", "1");

test("from a reading to the call: support rises after an infusion, five minutes pass, and somebody is called", async () => {
  const clock = new SteppedClock(START);
  const { pager, send } = await ward(clock);
  clock.advanceTo((START + 5 * MINUTE - 1) as Instant);
  await send(peep(16, 0));
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

test("given a rise that comes and goes unanswered, somebody is called five minutes after it first came, and once", async () => {
  const clock = new SteppedClock(START);
  const { pager, send } = await ward(clock);
  for (let minute = 2; minute <= 20; minute += 2) {
    clock.advanceTo((START + minute * MINUTE) as Instant);
    await send(minute % 4 === 0 ? fio2(0.8, -minute) : fio2(0.5, -minute));
    if (minute === 4) expect(pager.received).toEqual([]);
    if (minute === 6) await vi.waitUntil(() => pager.received.length > 0, { timeout: 10_000 });
  }
  expect(pager.received).toHaveLength(1);
  expect(JSON.parse(pager.received[0]?.body ?? "")).toMatchObject({
    condition: "IAE-H1",
    active_from: toIso(START),
  });
});

test("given a discharge on record and a bed that nobody has freed, nobody is called about what stood", async () => {
  const clock = new SteppedClock(START);
  const { pager, post, log } = await ward(clock);
  clock.advanceTo((START + 2 * MINUTE) as Instant);
  const fact = { kind: "discharge", at: ago(-1), to: "other_hospital", off_ventilator: null };
  await post("/api/v1/subjects/S-014/record", { entries: [{ fact }] });
  clock.advanceTo((START + 30 * MINUTE) as Instant);
  await post("/api/v1/subjects", { subject: "S-015", sex: "male" });
  const steps: string[] = [];
  for await (const page of log.readFacts()) {
    for (const { event } of page) {
      if (!isAlarmEvent(event) || !event.alarm.startsWith("S-014/IAE-H1")) continue;
      steps.push(event.type === "alarmEnded" ? `${event.reason} unanswered ${event.unanswered}` : event.type);
    }
  }
  expect(steps).toEqual(["alarmRaised", "left_ward unanswered true"]);
  expect(pager.received).toEqual([]);
});

test("given a clock that is put back by an hour meanwhile, somebody is called after the same five minutes", async () => {
  let now: number = START;
  const { pager, log, send } = await ward({ now: () => now as Instant, rate: 1 });
  now = START + 3 * MINUTE;
  await send(peep(16, 1.5));
  now -= HOUR;
  await send(peep(10, 80));
  expect(pager.received).toEqual([]);
  now += 2 * MINUTE;
  await vi.waitUntil(() => pager.received.length > 0, { timeout: 10_000 });
  expect(JSON.parse(pager.received[0]?.body ?? "")).toMatchObject({ condition: "IAE-H1" });
  const steps: string[] = [];
  for await (const page of log.readFacts()) {
    for (const { event } of page) {
      if (isAlarmEvent(event) && event.alarm.startsWith("S-014/IAE-H1")) steps.push(event.type);
    }
  }
  expect(steps.slice(0, 3)).toEqual(["alarmRaised", "alarmClockPutBack", "alarmEscalated"]);
});

test("given a server that starts again with its clock put back, nobody has longer than five minutes from then on", async () => {
  const clock = { now: () => START, rate: 1 };
  const { log } = await ward(clock);
  const earlier = new SteppedClock((START - HOUR) as Instant);
  const folded = await FoldedLog.load(log);
  const recorder = new Recorder(log, folded, earlier, createLogger("silent"));
  const watch = new AlarmWatch(
    recorder,
    folded,
    createSiteCalendar("Asia/Shanghai"),
    new Heartbeats([], earlier.now()),
    earlier,
    createLogger("silent"),
  );
  closers.push(async () => watch.close());
  await recorder.close();
  const alarm = folded.board("S-014").alarms.find(({ condition }) => condition === "IAE-H1");
  expect(alarm).toMatchObject({ activeFrom: START - HOUR, escalatedAt: null });
});
