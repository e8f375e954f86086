import { describe, expect, it } from "vitest";
import { parseInstant } from "#lib/units/instant.ts";
import { bed, changed, moment, openPage, openWard, snapshot } from "./live.fixture.ts";

describe("the page's connection", () => {
  it("is not live because a socket is open, only because the ward has come", async () => {
    const { link, transport } = openPage();
    transport.connect();
    expect(link.connection.status).toBe("connecting");
    await transport.answerWall(snapshot(1, [bed("1")]));
    expect(link.connection.status).toBe("live");
  });

  it("stays live on heartbeats alone", async () => {
    const { link, timers, transport } = await openWard();
    for (let beat = 0; beat < 20; beat += 1) {
      timers.step(5_000);
      transport.beat(moment(10));
    }
    expect(link.connection.status).toBe("live");
  });

  it("is lost within 15 s of a network that goes dead without a word", async () => {
    const { link, timers } = await openWard();
    timers.step(11_000);
    expect(link.connection.status).toBe("live");
    timers.step(3_000);
    expect(link.connection).toEqual({
      status: "lost",
      lastHeardAt: parseInstant("2026-03-01T10:00:00.000Z"),
    });
  });

  it("forgives a broken connection for a moment, and says so after it", async () => {
    const { link, timers, transport } = await openWard();
    timers.step(1_000);
    transport.disconnect();
    timers.step(2_000);
    expect(link.connection.status).toBe("live");
    timers.step(2_000);
    expect(link.connection.status).toBe("lost");
  });

  it("is lost, too, when the server never answered at all", () => {
    const { link, timers } = openPage();
    timers.step(15_000);
    expect(link.connection).toEqual({ status: "lost", lastHeardAt: null });
  });

  it("dials again when an open connection has gone quiet, and not at every second", async () => {
    const { timers, transport } = await openWard();
    timers.step(12_000);
    expect(transport.redials).toBe(1);
    timers.step(5_000);
    expect(transport.redials).toBe(1);
    timers.step(6_000);
    expect(transport.redials).toBe(2);
  });

  it("asks for the whole when a stalled connection speaks again, before it calls itself live", async () => {
    const { link, timers, transport } = await openWard();
    timers.step(14_000);
    transport.beat(moment(10));
    expect([link.connection.status, transport.wallQuestions.length]).toEqual(["lost", 1]);
    await transport.answerWall(snapshot(10, [bed("1")]));
    expect(link.connection.status).toBe("live");
  });

  it("learns of another build of the pages once the server has one", async () => {
    const { builds, transport } = await openWard();
    transport.disconnect();
    transport.connect();
    await transport.answerWall(snapshot(11, [bed("1")], "a"));
    expect(builds).toEqual([]);
    transport.disconnect();
    transport.connect();
    await transport.answerWall(snapshot(12, [bed("1")], "b"));
    expect(builds).toEqual(["b"]);
  });

  it("takes a server that no longer understands it for one with other pages", async () => {
    const { builds, transport } = openPage();
    transport.connect();
    await transport.answerWall({ ok: false, code: "malformed", detail: "protocol_version" });
    expect(builds).toHaveLength(1);
  });
});

describe("the server's clock on a page", () => {
  it("runs on between messages by the monotonic clock alone", async () => {
    const { link, timers } = await openWard();
    timers.step(90_000);
    expect(link.clock.now()).toBe(parseInstant("2026-03-01T10:01:30.000Z"));
  });

  it("runs ahead as fast as the server's does", async () => {
    const { link, timers, transport } = await openWard();
    transport.change({ ...changed(10, 10, []), server_time: "2026-03-01T11:00:00.000Z", clock_rate: 60 });
    timers.step(10_000);
    expect(link.clock.now()).toBe(parseInstant("2026-03-01T11:10:00.000Z"));
    expect(link.clock.rate).toBe(60);
  });

  it("is unknown, not the browser's, until the server was heard", () => {
    expect(openPage().link.clock.now()).toBeNull();
  });
});
