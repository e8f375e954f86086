import { io, type Socket } from "socket.io-client";
import { afterEach, describe, expect, test } from "vitest";
import type {
  LiveClientToServer,
  LiveServerToClient,
  WallChanged,
  WallSnapshot,
} from "#lib/contract/live.ts";
import { HOUR, type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { openMemoryOffice } from "../access/memory-office.ts";
import { VentwallServer } from "../create-server.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";

type Display = Socket<LiveServerToClient, LiveClientToServer>;

const FEED = "feed-token-of-a-test";
const READ = "read-token-of-a-test";
const START = Date.parse("2026-03-01T08:00:00Z") as Instant;
const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startWard(beds: number) {
  const clock = new SteppedClock(START);
  const server = new VentwallServer();
  const port = await server.listen(0, "127.0.0.1");
  await server.open({
    log: new MemoryEventLog("production"),
    clock,
    timeZone: "Asia/Shanghai",
    wardName: "ICU 3",
    version: "test",
    build: "test",
    office: await openMemoryOffice([
      { token: FEED, name: "feed", scope: "feed" },
      { token: READ, name: "reader", scope: "read" },
    ]),
    demoUsers: [],
    logger: createLogger("silent"),
  });
  server.becomeReady();
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${FEED}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const ventilation_started_at = toIso((START - 10 * HOUR) as Instant);
  for (let bed = 1; bed <= beds; bed++) {
    await post("/subjects", { subject: `S-${bed}`, bed: String(bed), sex: "male", ventilation_started_at });
  }
  const sendPeep = (values: Readonly<Record<string, number>>, at: Instant) =>
    post("/readings", {
      readings: Object.entries(values).map(([bed, value]) => ({
        bed,
        parameter: "peep",
        value,
        unit: "cm[H2O]",
        observed_at: toIso(at),
      })),
    });
  const display = (): Display => {
    const socket: Display = io(`${url}/live`, {
      auth: { token: READ },
      transports: ["websocket"],
      forceNew: true,
    });
    closing.push(() => void socket.disconnect());
    return socket;
  };
  return { clock, sendPeep, display };
}

async function watch(socket: Display): Promise<WallSnapshot> {
  const answer = await socket.timeout(5_000).emitWithAck("wall:watch", { protocol_version: 1 });
  if (!answer.ok) throw new Error(answer.detail);
  return answer;
}

const next = (socket: Display): Promise<WallChanged> =>
  new Promise((resolve) => socket.once("wall:changed", resolve));

describe("a display", () => {
  test("gets every bed on joining, then only the bed that changed, in an unbroken sequence", async () => {
    const { display, sendPeep } = await startWard(3);
    const socket = display();
    const snapshot = await watch(socket);
    expect(snapshot.beds.map(({ bed }) => bed)).toEqual(["1", "2", "3"]);
    const first = next(socket);
    await sendPeep({ "2": 11 }, START);
    const change = await first;
    expect(change.from_seq).toBe(snapshot.seq);
    expect(change.beds.map(({ bed, quantities }) => [bed, quantities.peep.value])).toEqual([["2", 11]]);
    const second = next(socket);
    await sendPeep({ "1": 9, "3": 12 }, START);
    expect((await second).from_seq).toBe(change.seq);
  });

  test("that comes after nobody had watched gets what happened meanwhile, in an unbroken sequence", async () => {
    const { display, sendPeep } = await startWard(2);
    const first = display();
    await watch(first);
    first.disconnect();
    await sendPeep({ "1": 9 }, START);
    await sendPeep({ "2": 11 }, START);
    const socket = display();
    const snapshot = await watch(socket);
    expect(snapshot.beds.map(({ quantities }) => quantities.peep.value)).toEqual([9, 11]);
    const change = next(socket);
    await sendPeep({ "1": 10 }, (START + MINUTE) as Instant);
    expect((await change).from_seq).toBe(snapshot.seq);
  });

  test("is told what time alone changes: 75 minutes after the last PEEP it is late", async () => {
    const { display, sendPeep, clock } = await startWard(1);
    await sendPeep({ "1": 10 }, START);
    const socket = display();
    const snapshot = await watch(socket);
    expect(snapshot.beds[0]?.quantities.peep.state).toBe("current");
    const states: string[] = [];
    const late = new Promise<void>((resolve) => {
      socket.on("wall:changed", ({ beds }) => {
        states.push(beds[0]?.quantities.peep.state ?? "none");
        if (states.at(-1) === "late") resolve();
      });
    });
    clock.advanceTo((START + 76 * MINUTE) as Instant);
    await late;
    expect(states).toContain("late");
  });

  test("that does not read is passed over, and has the true state in one message when it reads again", async () => {
    const { display, sendPeep } = await startWard(24);
    const slow = display();
    const quick = display();
    await watch(quick);
    let seq = (await watch(slow)).seq;
    let gaps = 0;
    let shown = new Map<string, number | null>();
    slow.on("wall:changed", (change) => {
      if (change.from_seq !== seq) gaps++;
      seq = change.seq;
      for (const { bed, quantities } of change.beds) shown.set(bed, quantities.peep.value);
    });
    shown = new Map();
    const wire = (
      slow.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ).ws._socket;
    wire.pause();
    const rounds = 220;
    // Whoever does not answer for 20 s is let go, and a busy machine takes that long: then fewer have to do.
    const enough = performance.now() + 14_000;
    // Steps too small to alarm anybody.
    const peepOf = (round: number): number => 5 + (round % 20) / 10;
    let last = 0;
    for (let round = 0; round < rounds && performance.now() < enough; round++) {
      last = peepOf(round);
      const seen = next(quick);
      const values = Object.fromEntries(Array.from({ length: 24 }, (_, bed) => [String(bed + 1), last]));
      await sendPeep(values, (START - (rounds - round) * 1_000) as Instant);
      await seen;
    }
    wire.resume();
    await expect
      .poll(() => [...shown.values()].filter((value) => value === last).length, { timeout: 60_000 })
      .toBe(24);
    expect(gaps).toBe(0);
  });
});

test("rubbish on the live socket is answered or ignored, and the display beside it lives on", async () => {
  const { display, sendPeep } = await startWard(1);
  const rude = display() as unknown as Socket;
  for (const payload of [
    undefined,
    null,
    7,
    "x",
    [],
    { protocol_version: 2 },
    { protocol_version: { $ne: 1 } },
  ]) {
    expect(await rude.timeout(5_000).emitWithAck("wall:watch", payload)).toMatchObject({
      ok: false,
      code: "malformed",
    });
    rude.emit("wall:watch", payload);
    rude.emit("subject:watch", payload);
    rude.emit("no:such:event", payload);
  }
  const socket = display();
  await watch(socket);
  const change = next(socket);
  await sendPeep({ "1": 12 }, START);
  expect((await change).beds).toHaveLength(1);
});
