import { describe, expect, it, vi } from "vitest";
import { bed, changed, moment, openPage, openWard, snapshot } from "./live.fixture.ts";
import { settle } from "./scripted-transport.ts";

describe("the ward on a page", () => {
  it("is there once the server has answered, in the room's order", async () => {
    const { store } = await openWard();
    expect(store.beds).toEqual(["1", "2"]);
    expect(store.view("1")?.subject).toBe("S-001");
  });

  it("tells only the beds that changed", async () => {
    const { store, transport } = await openWard();
    const first = vi.fn();
    const second = vi.fn();
    store.subscribeBed("1", first);
    store.subscribeBed("2", second);
    transport.change(changed(10, 12, [bed("2", "S-002")]));
    expect(store.view("2")?.subject).toBe("S-002");
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it("keeps its list of beds the same object while no bed comes or goes", async () => {
    const { store, transport } = await openWard();
    const before = store.beds;
    transport.change(changed(10, 11, [bed("1", "S-003")]));
    expect(store.beds).toBe(before);
    transport.change(changed(11, 12, [bed("3", "S-004")]));
    expect(store.beds).toEqual(["1", "2", "3"]);
  });

  it("takes what time alone changed, which has no number of its own", async () => {
    const { store, transport } = await openWard();
    transport.change(changed(10, 10, [bed("2", "S-002")]));
    expect(store.view("2")?.subject).toBe("S-002");
    expect(transport.wallQuestions).toHaveLength(0);
  });

  it("asks for the whole again after a gap, and shows none of what came across it", async () => {
    const { store, transport } = await openWard();
    transport.change(changed(14, 15, [bed("1", "S-lost")]));
    expect(store.view("1")?.subject).toBe("S-001");
    await transport.answerWall(snapshot(15, [bed("1", "S-005"), bed("2", "S-006")]));
    expect([store.view("1")?.subject, store.view("2")?.subject]).toEqual(["S-005", "S-006"]);
    transport.change(changed(15, 16, [bed("2")]));
    expect(store.view("2")?.subject).toBeNull();
  });

  it("ignores what is delivered between its question and the answer, which holds it already", async () => {
    const { store, transport } = await openWard();
    transport.change(changed(14, 15, [bed("1", "S-a")]));
    transport.change(changed(15, 16, [bed("1", "S-b")]));
    expect(transport.wallQuestions).toHaveLength(1);
    await transport.answerWall(snapshot(16, [bed("1", "S-b"), bed("2")]));
    expect(store.view("1")?.subject).toBe("S-b");
  });

  it("notices by a heartbeat that it missed the last change", async () => {
    const { transport } = await openWard();
    transport.beat(moment(10));
    expect(transport.wallQuestions).toHaveLength(0);
    transport.beat(moment(11));
    expect(transport.wallQuestions).toHaveLength(1);
  });

  it("asks again when no answer comes or a refusal does", async () => {
    const { store, timers, transport } = openPage();
    transport.connect();
    transport.wallQuestions.shift()?.fail();
    await settle();
    timers.step(2_000);
    await transport.answerWall({ ok: false, code: "internal", detail: "busy" });
    timers.step(2_000);
    await transport.answerWall(snapshot(3, [bed("1")]));
    expect(store.beds).toEqual(["1"]);
  });

  it("drops an answer to a question that it has asked anew since", async () => {
    const { store, transport } = openPage();
    transport.connect();
    transport.disconnect();
    transport.connect();
    const [old, current] = transport.wallQuestions;
    current?.answer(snapshot(20, [bed("1", "S-new")]));
    old?.answer(snapshot(10, [bed("1", "S-old")]));
    await settle();
    expect(store.view("1")?.subject).toBe("S-new");
  });

  it("keeps the last known figures while the server is lost, and the true ones on its return", async () => {
    const { store, timers, transport, link } = await openWard();
    transport.disconnect();
    timers.step(15_000);
    expect([link.connection.status, store.view("1")?.subject]).toEqual(["lost", "S-001"]);
    transport.connect();
    await transport.answerWall(snapshot(40, [bed("1", "S-007"), bed("2")]));
    expect([link.connection.status, store.view("1")?.subject]).toEqual(["live", "S-007"]);
  });
});
