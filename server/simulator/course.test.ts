import { describe, expect, it } from "vitest";
import { HOUR } from "#lib/units/instant.ts";
import { type Course, severityAt } from "./course.ts";

const START = Date.UTC(2026, 2, 1);
const DAY = 24 * HOUR;
const SWING = 0.08;

function course(from: number, to: number, setbacks: Course["setbacks"] = []): Course {
  return { from, to, startsAt: START, endsAt: START + 6 * DAY, setbacks, phases: [0, 1] };
}

describe("the course of an illness", () => {
  it("leads from one severity to another, small swings aside", () => {
    const improving = course(0.8, 0.3);
    expect(Math.abs(severityAt(improving, START - DAY) - 0.8)).toBeLessThan(SWING);
    expect(Math.abs(severityAt(improving, START + 3 * DAY) - 0.55)).toBeLessThan(SWING);
    expect(Math.abs(severityAt(improving, START + 9 * DAY) - 0.3)).toBeLessThan(SWING);
  });

  it("stays where it is in a refractory patient", () => {
    const refractory = course(0.85, 0.85);
    for (let day = 0; day < 8; day++) {
      expect(Math.abs(severityAt(refractory, START + day * DAY) - 0.85)).toBeLessThan(SWING);
    }
  });

  it("is set back when the lung derecruits, and recovers from it", () => {
    const at = START + 2 * DAY;
    const smooth = course(0.5, 0.5);
    const derecruiting = course(0.5, 0.5, [{ at, amount: 0.2, rampMs: 2 * HOUR, lastsMs: 10 * HOUR }]);
    const added = (time: number) => severityAt(derecruiting, time) - severityAt(smooth, time);
    expect(added(at)).toBe(0);
    expect(added(at + HOUR)).toBeCloseTo(0.1, 6);
    expect(added(at + 5 * HOUR)).toBeCloseTo(0.2, 6);
    expect(added(at + 3 * DAY)).toBeLessThan(0.02);
  });

  it("never leaves what a lung can be", () => {
    expect(severityAt(course(1, 1, [{ at: START, amount: 1, rampMs: 1, lastsMs: DAY }]), START + HOUR)).toBe(
      1,
    );
    expect(severityAt(course(0, 0), START)).toBeGreaterThan(0);
  });
});
