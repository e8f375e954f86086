import { expect, test, vi } from "vitest";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { AlarmClock } from "../runtime/alarm-clock.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { Pace } from "./pace.ts";

test("requests while one is pending are one run, and one after it is another", async () => {
  let runs = 0;
  const pace = new Pace(() => runs++, 1, 5);
  for (let request = 0; request < 10; request++) pace.request();
  await vi.waitFor(() => expect(runs).toBe(1));
  pace.request();
  await vi.waitFor(() => expect(runs).toBe(2));
});

test("nothing runs after it was stopped", async () => {
  let runs = 0;
  const pace = new Pace(() => runs++, 1, 5);
  pace.request();
  pace.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs).toBe(0);
});

test("the alarm clock rings on a clock that runs an hour a second, and not when it was set anew", async () => {
  const clock = new SteppedClock(0 as Instant);
  clock.run(3_600);
  const rung: number[] = [];
  const alarm = new AlarmClock(clock, () => rung.push(clock.now()));
  alarm.set(60_000 as Instant);
  alarm.set(180_000 as Instant);
  await vi.waitFor(() => expect(rung).toHaveLength(1));
  expect(rung[0]).toBeGreaterThanOrEqual(180_000);
});

test("an alarm further off than Node's timers reach does not ring at once", async () => {
  const clock: Clock = { now: () => 0 as Instant, rate: 1 };
  let rung = 0;
  const alarm = new AlarmClock(clock, () => rung++);
  alarm.set(1e12 as Instant);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rung).toBe(0);
  alarm.clear();
});

test("a stepped clock stands still until it is released, and never runs backwards", () => {
  let real = 0;
  const clock = new SteppedClock(1_000 as Instant, () => real);
  real = 500;
  expect(clock.now()).toBe(1_000);
  clock.advanceTo(400 as Instant);
  expect(clock.now()).toBe(1_000);
  clock.advanceTo(2_000 as Instant);
  clock.run(10);
  real = 600;
  expect(clock.now()).toBe(3_000);
});
