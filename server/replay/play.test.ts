import { describe, expect, it } from "vitest";
import { type Instant, MINUTE, SECOND } from "#lib/units/instant.ts";
import { dueCount } from "./play.ts";
import type { ReplayReading } from "./replay-file.ts";

const ORIGIN = Date.UTC(2026, 2, 1);

function at(minute: number, index: number): ReplayReading {
  const observed_at = new Date(ORIGIN + minute * MINUTE).toISOString();
  return {
    at: (ORIGIN + minute * MINUTE) as Instant,
    index,
    reading: { subject: "S-001", parameter: "peep", value: 10, unit: "cm[H2O]", observed_at },
  };
}

const hourly = Array.from({ length: 24 }, (_, hour) => at(hour * 60, hour));

describe("what is due", () => {
  it("at speed 60 is an hour a minute", () => {
    expect(dueCount(hourly, 0, 60, ORIGIN, 0)).toBe(1);
    expect(dueCount(hourly, 1, 60, ORIGIN, 59 * SECOND)).toBe(0);
    expect(dueCount(hourly, 1, 60, ORIGIN, 60 * SECOND)).toBe(1);
    expect(dueCount(hourly, 1, 60, ORIGIN, 300 * SECOND)).toBe(5);
  });

  it("at full speed is everything, a batch at a time", () => {
    const many = Array.from({ length: 1_200 }, (_, index) => at(index, index));
    expect(dueCount(many, 0, "max", ORIGIN, 0)).toBe(500);
    expect(dueCount(many, 1_000, "max", ORIGIN, 0)).toBe(200);
  });
});
