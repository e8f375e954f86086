import { afterEach, describe, expect, it } from "vitest";
import type { WireReading } from "#lib/contract/readings.ts";
import type { FeedAddress } from "./api-call.ts";
import { FAKE_TOKEN, FakeVentwall, type Troubles } from "./fake-ventwall.fixture.ts";
import { FeedRefused, ServerUnreachable } from "./feed-failure.ts";
import { openFeedSocket } from "./feed-socket.ts";
import { postReadings } from "./readings-client.ts";
import { enrolSubject } from "./subject-client.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function fake(troubles: Troubles = {}) {
  const server = new FakeVentwall(troubles);
  const url = await server.listen();
  closing.push(() => server.close());
  const address: FeedAddress = { url, token: FAKE_TOKEN, patienceMs: 10_000 };
  return { server, address };
}

function peep(minute: number): WireReading {
  const observed_at = new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString();
  return {
    subject: "S-001",
    parameter: "peep",
    value: 10,
    unit: "cm[H2O]",
    observed_at,
    source: "simulator",
  };
}

const READINGS = [peep(1), peep(2), peep(3)];

describe.each(["HTTP", "a socket"])("a feed over %s", (door) => {
  function sender(address: FeedAddress) {
    if (door === "HTTP") return (readings: readonly WireReading[]) => postReadings(address, readings);
    const socket = openFeedSocket(address);
    closing.unshift(() => socket.close());
    return (readings: readonly WireReading[]) => socket.submit(readings);
  }

  it("hands over readings and hears what became of each", async () => {
    const { server, address } = await fake();
    expect(await sender(address)(READINGS)).toMatchObject({ accepted: 3, duplicates: 0, rejected: 0 });
    expect(server.kept.size).toBe(3);
  });

  it("comes back after a server that had no room", async () => {
    const { server, address } = await fake({ busy: 2 });
    expect(await sender(address)(READINGS)).toMatchObject({ accepted: 3 });
    expect(server.submissions).toBe(3);
  });

  it("sends again what was lost on the way", async () => {
    const { server, address } = await fake({ lost: 1 });
    expect(await sender(address)(READINGS)).toMatchObject({ accepted: 3 });
    expect(server.kept.size).toBe(3);
  });

  it("sends again what was kept but never acknowledged, and nothing is there twice", async () => {
    const { server, address } = await fake({ unanswered: 1 });
    expect(await sender(address)(READINGS)).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(server.kept.size).toBe(3);
  });

  it("waits for a server that is started again", async () => {
    const { server, address } = await fake();
    const send = sender(address);
    await send([peep(1)]);
    await server.close();
    const waiting = send([peep(2)]);
    const second = new FakeVentwall();
    await second.listen(Number(new URL(address.url).port));
    closing.push(() => second.close());
    expect(await waiting).toMatchObject({ accepted: 1 });
    expect(second.kept.size).toBe(1);
  });

  it("gives up with a sentence when nobody answers for too long", async () => {
    const { server, address } = await fake();
    await server.close();
    const impatient = { ...address, patienceMs: 500 };
    await expect(sender(impatient)(READINGS)).rejects.toThrow(ServerUnreachable);
  });

  it("does not insist when its token is refused", async () => {
    const { server, address } = await fake();
    await expect(sender({ ...address, token: "somebody else's" })(READINGS)).rejects.toThrow(FeedRefused);
    expect(server.submissions).toBe(0);
  });

  it("stops when it is told to", async () => {
    const { server, address } = await fake();
    await server.close();
    const stop = new AbortController();
    const sending = sender({ ...address, signal: stop.signal, onWait: () => stop.abort() })(READINGS);
    await expect(sending).rejects.toThrow();
  });
});

describe("enrolment", () => {
  it("is created once, and the same afterwards", async () => {
    const { address } = await fake();
    const request = { subject: "S-001", sex: "male" } as const;
    expect(await enrolSubject(address, request)).toMatchObject({ status: "created" });
    expect(await enrolSubject(address, request)).toMatchObject({ status: "same" });
  });

  it("reports a refusal instead of throwing", async () => {
    const { address } = await fake({ strangers: 1 });
    const outcome = await enrolSubject(address, { subject: "S-001", sex: "male" });
    expect(outcome).toEqual({ status: "refused", http: 409, detail: "already_enrolled: Somebody else." });
  });
});
