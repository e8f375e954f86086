import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import { projectAlarms } from "#lib/projections/project-alarms.ts";
import type { Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { Recorder } from "../log/recorder.ts";
import { createLogger } from "../runtime/logger.ts";
import { AlarmCaller, type CallPatience } from "./alarm-caller.ts";
import { Receiver } from "./receiver.fixture.ts";

const ALARM = "病-014/IAE-H1/1";
const RAISED_AT = Date.parse("2026-03-02T03:00:00Z") as Instant;
const ESCALATED_AT = Date.parse("2026-03-02T03:05:00Z") as Instant;
/** Whoever answers at all is waited for: on a busy machine an answer takes as long as it takes. */
const TIMEOUT_MS = 60_000;
const SOON: CallPatience = { timeoutMs: TIMEOUT_MS, waitsMs: [0, 10, 10] };

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function receiver(...parts: Parameters<typeof Receiver.start>): Promise<Receiver> {
  const started = await Receiver.start(...parts);
  closers.push(() => started.close());
  return started;
}

/** A server's log with one subject in bed 7, whose high alarm escalates at 11:05 of the site. */
class Ward {
  readonly log = new MemoryEventLog("production");
  now = RAISED_AT;
  folded!: FoldedLog;
  recorder!: Recorder;

  /** As a started, or restarted, server has it. */
  async load(): Promise<this> {
    this.folded = await FoldedLog.load(this.log);
    this.recorder = new Recorder(
      this.log,
      this.folded,
      { now: () => this.now, rate: 1 },
      createLogger("silent"),
    );
    return this;
  }

  async record(stream: string, actor: string, ...events: readonly VentwallEvent[]): Promise<void> {
    const done = await this.recorder.propose({
      actor,
      weight: 1,
      alone: true,
      subjects: () => [],
      senderIds: () => [],
      decide: (draft) => {
        for (const event of events) draft.record(stream, event);
      },
    });
    if (!done.ok) throw new Error(done.detail);
  }

  async raise(): Promise<void> {
    await this.record("病-014", "test", {
      type: "subjectEnrolled",
      sex: "female",
      heightCm: null,
      weightKg: null,
      group: "UCMSC",
      admittedAt: null,
      enrolledAt: null,
      bed: "7",
      ventilationStartedAt: null,
      ventilationEndedAt: null,
      infusionPlannedAt: null,
      infusionStartedAt: null,
    });
    const from = RAISED_AT;
    await this.record(
      WARD_STREAM,
      "test",
      { type: "bedOpened", bed: "7" },
      { type: "bedAssigned", bed: "7", subject: "病-014", from },
    );
    await this.record("病-014", "ventwall", {
      type: "alarmRaised",
      alarm: ALARM,
      condition: "IAE-H1",
      occasion: 0,
      since: RAISED_AT,
      priority: "high",
      figures: { fio2: 0.3, peep: 6 },
    });
  }

  async escalate(): Promise<void> {
    this.now = ESCALATED_AT;
    await this.record("病-014", "ventwall", { type: "alarmEscalated", alarm: ALARM });
  }

  call(url: string, patience: CallPatience = SOON, secret: string | null = null): AlarmCaller {
    const caller = new AlarmCaller({
      webhook: { url, secret },
      recorder: this.recorder,
      folded: this.folded,
      clock: { now: () => this.now, rate: 1 },
      wardName: "ICU 3",
      timeZone: "Asia/Shanghai",
      logger: createLogger("silent"),
      patience,
    });
    closers.push(() => caller.close());
    return caller;
  }

  get outcome() {
    return this.folded.board("病-014").alarms[0]?.call ?? null;
  }

  untilOutcome() {
    return vi.waitUntil(() => this.outcome, { timeout: 60_000, interval: 5 });
  }

  acknowledge(): Promise<void> {
    return this.record("病-014", "@li.na", { type: "alarmAcknowledged", alarm: ALARM, wall: null });
  }
}

async function escalated(): Promise<Ward> {
  const ward = await new Ward().load();
  await ward.raise();
  await ward.escalate();
  return ward;
}

describe("when nobody answers a high alarm", () => {
  test("the webhook is told what and where, and no person's name", async () => {
    const pager = await receiver((response) => response.writeHead(204).end());
    const ward = await new Ward().load();
    await ward.raise();
    ward.call(pager.url);
    await ward.escalate();
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "delivered", attempts: 1 });
    const [call] = pager.received;
    expect(call).toMatchObject({ method: "POST", path: "/hook" });
    expect(call?.headers["content-type"]).toBe("application/json");
    const body = JSON.parse(call?.body ?? "") as Record<string, unknown>;
    expect(body).toEqual({
      id: call?.headers["idempotency-key"],
      event: "alarm.escalated",
      ward: "ICU 3",
      bed: "7",
      subject: "病-014",
      condition: "IAE-H1",
      priority: "high",
      text: "FiO2 +0.30, PEEP +6.0 since infusion: assess, possible IAE",
      since: "2026-03-02T03:00:00.000Z",
      active_from: "2026-03-02T03:00:00.000Z",
      escalated_at: "2026-03-02T03:05:00.000Z",
    });
    expect(call?.headers["x-ventwall-signature"]).toBeUndefined();
  });

  test("with a secret the call is signed, over its very bytes", async () => {
    const pager = await receiver((response) => response.writeHead(200).end("thank you"));
    const ward = await escalated();
    ward.call(pager.url, SOON, "a secret of sixteen");
    await ward.untilOutcome();
    const [call] = pager.received;
    const expected = createHmac("sha256", "a secret of sixteen")
      .update(call?.body ?? "")
      .digest("hex");
    expect(call?.headers["x-ventwall-signature"]).toBe(`sha256=${expected}`);
  });

  test("a receiver that fails at first is called again, by the same id and with the same words", async () => {
    const pager = await receiver((response, index) => response.writeHead(index < 3 ? 503 : 200).end());
    const ward = await escalated();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({
      outcome: "delivered",
      attempts: 3,
      problem: "refused",
    });
    expect(new Set(pager.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(pager.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("a call that fails to the last is recorded as failed, and shown", async () => {
    const pager = await receiver((response) => response.writeHead(500).end());
    const ward = await escalated();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "failed", attempts: 3, problem: "refused" });
    expect(pager.received).toHaveLength(3);
    const [shown] = projectAlarms(ward.folded.board("病-014"), "Asia/Shanghai", ward.now);
    expect(shown?.call_failed).toBe(true);
  });

  test("a receiver that is not there is unreachable", async () => {
    const pager = await Receiver.start(() => {});
    await pager.close();
    const ward = await escalated();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "failed", problem: "unreachable" });
  });

  test("a receiver that does not answer is given up in time", async () => {
    const pager = await receiver(() => {});
    const ward = await escalated();
    ward.call(pager.url, { timeoutMs: 50, waitsMs: [0, 1] });
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "failed", attempts: 2, problem: "timed_out" });
  });

  test("an answer that goes on for ever is not waited for", async () => {
    const pager = await receiver((response) => {
      response.writeHead(200).write("…");
    });
    const ward = await escalated();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "delivered", attempts: 1 });
  });

  test("a redirection is not followed", async () => {
    const elsewhere = await receiver((response) => response.writeHead(200).end());
    const pager = await receiver((response) => response.writeHead(307, { location: elsewhere.url }).end());
    const ward = await escalated();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "failed", problem: "redirected" });
    expect(elsewhere.received).toEqual([]);
  });

  test("once somebody has answered, nobody is called any more", async () => {
    const ward = await escalated();
    const pager = await receiver(async (response) => {
      await ward.acknowledge();
      response.writeHead(503).end();
    });
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "not_needed", attempts: 1 });
    expect(pager.received).toHaveLength(1);
  });
});

describe("a server that was killed", () => {
  test("before its call came through calls again after its start, by the same id", async () => {
    const pager = await receiver((response, index) => response.writeHead(index === 1 ? 503 : 200).end());
    const ward = await escalated();
    const killed = ward.call(pager.url, { timeoutMs: TIMEOUT_MS, waitsMs: [0, 60_000] });
    await vi.waitUntil(() => pager.received.length === 1, { timeout: 60_000 });
    killed.close();
    await ward.load();
    expect(ward.outcome).toBeNull();
    ward.call(pager.url);
    expect(await ward.untilOutcome()).toMatchObject({ outcome: "delivered" });
    const [first, second] = pager.received.map(({ headers }) => headers["idempotency-key"]);
    expect(second).toBe(first);
  });

  test("after its call came through does not call again", async () => {
    const pager = await receiver((response) => response.writeHead(200).end());
    const ward = await escalated();
    ward.call(pager.url);
    await ward.untilOutcome();
    await ward.load();
    ward.call(pager.url);
    // Somebody answers, it returns and is not answered: had there been a call about the first, it would have come before.
    await ward.acknowledge();
    await ward.record("病-014", "ventwall", {
      type: "alarmReturned",
      alarm: ALARM,
      priority: "high",
      figures: {},
    });
    ward.now = (ESCALATED_AT + 600_000) as Instant;
    await ward.record("病-014", "ventwall", { type: "alarmEscalated", alarm: ALARM });
    await ward.untilOutcome();
    expect(pager.received).toHaveLength(2);
    expect(new Set(pager.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
  });
});
