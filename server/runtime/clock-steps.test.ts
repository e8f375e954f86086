import { describe, expect, test } from "vitest";
import { HOUR, type Instant, MINUTE, SECOND } from "#lib/units/instant.ts";
import { ClockSteps } from "./clock-steps.ts";

const START = Date.parse("2026-03-02T03:00:00Z") as Instant;

/** A clock that is set by hand, beside one that only runs forward. */
function clocks(lastKnown: Instant | null = null, rate = 1) {
  let true_ = 0;
  let setBy = 0;
  const clock = { now: () => (START + true_ * rate + setBy) as Instant, rate };
  const steps = new ClockSteps(clock, lastKnown, () => true_);
  return {
    steps,
    pass: (ms: number) => {
      true_ += ms;
    },
    set: (ms: number) => {
      setBy += ms;
    },
  };
}

describe("a clock", () => {
  test("that runs, or is put forward, was not put back", () => {
    const { steps, pass, set } = clocks();
    pass(4 * SECOND);
    expect(steps.take()).toBe(0);
    set(HOUR);
    expect(steps.take()).toBe(0);
  });

  test("that is put back by an hour was, once, whatever passed meanwhile", () => {
    const { steps, pass, set } = clocks();
    pass(3 * SECOND);
    set(-HOUR);
    pass(2 * SECOND);
    expect(steps.take()).toBe(HOUR);
    pass(SECOND);
    expect(steps.take()).toBe(0);
  });

  test("that runs ahead is held against as much of its own time", () => {
    const { steps, pass, set } = clocks(null, 60);
    pass(SECOND);
    set(-HOUR);
    expect(steps.take()).toBe(HOUR);
  });

  test("that shows less at a start than when the log was last written was put back by so much at least", () => {
    const { steps } = clocks((START + 10 * MINUTE) as Instant);
    expect(steps.take()).toBe(10 * MINUTE);
    expect(steps.take()).toBe(0);
  });
});
