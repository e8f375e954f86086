import { afterEach, describe, expect, it } from "vitest";
import { HOUR, type Instant, MINUTE } from "#lib/units/instant.ts";
import { FAKE_TOKEN, FakeVentwall, type Troubles } from "../feed-client/fake-ventwall.fixture.ts";
import type { DemoMemory } from "./demo-memory.ts";
import { type DemoOptions, runDemo } from "./run-demo.ts";
import { beginningOf, CURTAIN, ward } from "./ward.fixture.ts";
import { WardTimeline } from "./ward-timeline.ts";

const WORLD = ward();
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server, a clock that stands where it was put, and a memory: one demo that can be started repeatedly. */
async function demoGround(troubles: Troubles = {}) {
  const server = new FakeVentwall(troubles);
  const url = await server.listen();
  closing.push(() => server.close());
  const clock = { at: WORLD.start, rate: 1, now: () => clock.at as Instant };
  const steps: number[] = [];
  let remembered: string | null = null;
  const memory: DemoMemory = {
    load: async () => remembered,
    save: async (text) => {
      remembered = text;
    },
  };

  /** Runs until `stop` is content with what was sent since going live, and returns what was kept. */
  async function run(options: Partial<DemoOptions>, stop: () => boolean = () => true): Promise<void> {
    const ending = new AbortController();
    const watch = setInterval(() => {
      if (live && stop()) ending.abort();
    }, 20);
    let live = false;
    await runDemo({
      url,
      token: FAKE_TOKEN,
      seed: "ventwall",
      timeZone: "Asia/Shanghai",
      clock,
      worldStart: WORLD.start as Instant,
      resumeFrom: null,
      liveFrom: CURTAIN as Instant,
      advanceTo: (instant) => {
        steps.push(instant);
        clock.at = Math.max(clock.at, instant);
      },
      onLive: () => {
        live = true;
      },
      memory,
      signal: ending.signal,
      log: { info: () => {}, warn: () => {} },
      ...options,
    });
    clearInterval(watch);
  }

  const keptUntil = (from: number, to: number) =>
    [...server.kept.values()].filter(({ observed_at: at }) => Date.parse(at) > from && Date.parse(at) <= to);
  return { server, clock, steps, run, keptUntil, stages: () => JSON.parse(remembered ?? "[]") as number[] };
}

const weekSent = new WardTimeline(WORLD, beginningOf(WORLD))
  .take(CURTAIN)
  .readings.filter(({ parameter, value }) => parameter !== "plateau_pressure" || value >= 5).length;

describe("the demo's history", () => {
  it("is the whole week, with the server's clock stepped ahead of every step's readings", async () => {
    const { server, steps, run } = await demoGround();
    await run({});
    expect(server.kept.size).toBe(weekSent);
    expect(server.subjects.size).toBe(24);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(CURTAIN);
  });

  it("is whole as well when the server is busy, loses a batch and forgets an answer", async () => {
    const { server, run } = await demoGround({ busy: 1, lost: 1, unanswered: 1 });
    await run({});
    expect(server.kept.size).toBe(weekSent);
  });

  it("is completed after it was cut short, and nothing is there twice or otherwise", async () => {
    const { server, clock, run } = await demoGround();
    const cut = new AbortController();
    await run({
      signal: cut.signal,
      advanceTo: (instant) => {
        clock.at = instant;
        if (instant > WORLD.start + 50 * HOUR) cut.abort();
      },
    });
    expect(server.kept.size).toBeLessThan(weekSent / 2);
    await run({ resumeFrom: clock.at as Instant });
    expect(server.kept.size).toBe(weekSent);
  });
});

describe("the demo in real time", () => {
  it("sends what falls due as the clock comes to it, and no sooner", async () => {
    const { server, clock, run, keptUntil } = await demoGround();
    const liveAt = CURTAIN;
    await run({}, () => {
      clock.at = Math.min(clock.at + 10_000, liveAt + 3 * MINUTE);
      return (
        clock.at === liveAt + 3 * MINUTE &&
        keptUntil(liveAt + 2 * MINUTE, Number.POSITIVE_INFINITY).length > 5
      );
    });
    const last = [...server.kept.values()].reduce(
      (latest, { observed_at: at }) => Math.max(latest, Date.parse(at)),
      0,
    );
    expect(last).toBeGreaterThan(liveAt + 2 * MINUTE);
    expect(last).toBeLessThanOrEqual(liveAt + 3 * MINUTE);
  });

  it("goes on after a short stop: the minutes missed are played in, and nothing sent is contradicted", async () => {
    const { server, clock, run, keptUntil } = await demoGround();
    await run({}, () => {
      clock.at = Math.min(clock.at + 20_000, CURTAIN + 4 * MINUTE);
      return (
        clock.at === CURTAIN + 4 * MINUTE && keptUntil(CURTAIN + 3 * MINUTE, CURTAIN + 5 * MINUTE).length > 5
      );
    });
    const before = new Map(server.kept);
    const stopped = clock.at;
    await run({ resumeFrom: stopped as Instant, liveFrom: (stopped + HOUR) as Instant });
    expect(keptUntil(stopped + 10 * MINUTE, stopped + HOUR).length).toBeGreaterThan(300);
    for (const [key, reading] of before) expect(server.kept.get(key)).toEqual(reading);
  });

  it("leaves a long stop as the gap that it was, but knows who came and went", async () => {
    const { server, clock, run, keptUntil, stages } = await demoGround();
    await run({});
    const stopped = clock.at;
    const returned = stopped + 30 * HOUR;
    await run({ resumeFrom: stopped as Instant, liveFrom: returned as Instant });
    expect(keptUntil(stopped, returned)).toEqual([]);
    expect(server.subjects.size).toBeGreaterThan(24);
    expect(stages()).toEqual([CURTAIN, returned]);
  });
});
