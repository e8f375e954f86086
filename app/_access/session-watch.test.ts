import { describe, expect, it } from "vitest";
import { ManualTimers } from "#app/_live/manual-timers.ts";
import { type SessionLeft, SessionWatch } from "./session-watch.ts";

const MINUTE = 60_000;

/** A session of half an hour, of which only the server is played. */
function watched({ lasts = 30 * MINUTE }: { lasts?: number } = {}) {
  const timers = new ManualTimers();
  const seen = { acts: 0, looks: 0, left: 0 };
  const server: { left: SessionLeft; extends: boolean; isAway: boolean } = {
    left: lasts,
    extends: true,
    isAway: false,
  };
  const answer = (): SessionLeft => {
    if (server.isAway) throw new TypeError("Failed to fetch");
    return server.left;
  };
  const watch = new SessionWatch(
    {
      act: async () => {
        seen.acts += 1;
        if (server.extends && server.left !== "gone" && !server.isAway) server.left = lasts;
        return answer();
      },
      look: async () => {
        seen.looks += 1;
        return answer();
      },
    },
    timers,
    () => {
      seen.left += 1;
    },
  );
  /** Lets seconds go by, ticking at each. */
  const pass = async (milliseconds: number): Promise<void> => {
    for (let gone = 0; gone < milliseconds; gone += 1_000) {
      timers.step(1_000);
      if (typeof server.left === "number") server.left -= 1_000;
      if (server.left !== "gone" && server.left <= 0) server.left = "gone";
      await watch.tick();
    }
  };
  return { watch, server, seen, pass };
}

describe("a person's session on an open page", () => {
  it("is not kept alive by a page that nobody touches", async () => {
    const { seen, pass } = watched();
    await pass(20 * MINUTE);
    expect(seen.acts).toBe(0);
  });

  it("is kept by work, told at most once a minute", async () => {
    const { watch, seen, pass } = watched();
    for (let second = 0; second < 180; second += 1) {
      watch.touch();
      await pass(1_000);
    }
    expect(seen.acts).toBe(3);
  });

  it("says in its last two minutes how long it lasts, and goes on saying nothing once somebody moves", async () => {
    const { watch, pass } = watched();
    await pass(27 * MINUTE);
    expect(watch.ending).toBeNull();
    await pass(2 * MINUTE);
    expect(watch.ending).toEqual({ seconds: 60, isFinal: false });
    watch.touch();
    await pass(1_000);
    expect(watch.ending).toBeNull();
  });

  it("learns that another tab kept it before it says that it ends", async () => {
    const { watch, server, pass } = watched();
    await pass(20 * MINUTE);
    server.left = 30 * MINUTE;
    await pass(10 * MINUTE);
    expect(watch.ending).toBeNull();
  });

  it("says so where no work puts the end off", async () => {
    const { watch, server, pass } = watched();
    await pass(29 * MINUTE);
    server.extends = false;
    watch.touch();
    await pass(1_000);
    expect(watch.ending).toEqual({ seconds: 59, isFinal: true });
  });

  it("is left when the server knows it no longer", async () => {
    const { server, watch, seen, pass } = watched();
    await pass(1_000);
    server.left = "gone";
    watch.touch();
    await pass(1_000);
    expect(seen.left).toBeGreaterThan(0);
  });

  it("is not left because the server is away", async () => {
    const { server, seen, pass } = watched();
    await pass(1_000);
    server.isAway = true;
    await pass(31 * MINUTE);
    expect(seen.left).toBe(0);
  });
});
