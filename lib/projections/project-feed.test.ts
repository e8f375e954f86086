import { describe, expect, test } from "vitest";
import { feedStanding } from "../study/feed-standing.ts";
import { at, kept, oClock, reading } from "../study/sample-subject.fixture.ts";
import { toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import { projectFeed } from "./project-feed.ts";
import { contextAt } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;

/** PEEP every minute of an hour. */
const everyMinute = (hour: number, source = "ventilator") =>
  Array.from({ length: 60 }, (_, minute) => reading("peep", 10, on(oClock(hour, minute)), { source }));
const hourly = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    reading("peep", 10, on(oClock(from + index)), { source: "nurse" }),
  );

function feedAt(now: string, readings: readonly Reading[], parts: Parameters<typeof contextAt>[1] = {}) {
  return projectFeed(feedStanding(kept(readings), "on", contextAt(now, parts)));
}

test("without any reading there is no feed", () => {
  expect(feedAt(on("12:00"), [])).toEqual({ state: "none", last_at: null });
});

test("even a rejected reading is heard", () => {
  const readings = [reading("peep", 99, on("11:00"), { status: "rejected" })];
  expect(feedAt(on("12:00"), readings)).toEqual({ state: "live", last_at: toIso(at(on("11:00"))) });
});

describe("a device that reports every minute", () => {
  test("is silent after more than five minutes without a reading", () => {
    const lastAt = toIso(at(on("10:59")));
    expect(feedAt(on("11:04"), everyMinute(10))).toEqual({ state: "live", last_at: lastAt });
    expect(feedAt(on("11:05"), everyMinute(10))).toEqual({ state: "silent", last_at: lastAt });
  });

  test("is heard when a reading arrives, whatever time that is of", () => {
    const late = reading("peep", 10, on("11:00"), { recordedAt: at(on("11:30")) });
    expect(feedAt(on("11:34"), [...everyMinute(10), late]).state).toBe("live");
  });

  test("is kept alive by heartbeats", () => {
    const parts = { devices: new Set(["ventilator"]), heardAt: new Map([["ventilator", at(on("12:00"))]]) };
    expect(feedAt(on("12:04"), everyMinute(10), parts)).toEqual({
      state: "live",
      last_at: toIso(at(on("12:00"))),
    });
    expect(feedAt(on("12:06"), everyMinute(10), parts).state).toBe("silent");
  });

  test("is silent though a nurse goes on charting, and forgotten after a day", () => {
    const readings = [...everyMinute(10), ...hourly(12, 20)];
    expect(feedAt(on("20:30"), readings)).toEqual({ state: "silent", last_at: toIso(at(on("10:59"))) });
    const nextDay = reading("peep", 10, "2026-03-03 10:00", { source: "nurse" });
    expect(feedAt("2026-03-03 10:58", [...readings, nextDay]).state).toBe("silent");
    expect(feedAt("2026-03-03 11:00", [...readings, nextDay])).toEqual({
      state: "live",
      last_at: toIso(nextDay.recordedAt),
    });
  });

  test("is not forgotten while nobody else sends", () => {
    expect(feedAt("2026-03-09 11:00", everyMinute(10)).state).toBe("silent");
  });

  test("cannot be silent off the ventilator", () => {
    const readings = kept(everyMinute(10));
    expect(feedStanding(readings, "off", contextAt(on("15:00"))).state).toBe("live");
  });
});

describe("an hourly source", () => {
  test("is never silent", () => {
    expect(feedAt(on("23:00"), hourly(6, 12))).toEqual({ state: "live", last_at: toIso(at(on("12:00"))) });
  });

  test("is a device once it sends heartbeats", () => {
    const parts = { devices: new Set(["nurse"]) };
    expect(feedAt(on("12:06"), hourly(6, 12), parts).state).toBe("silent");
  });

  test("becomes a device with the sixth reading of one parameter within an hour", () => {
    const spaced = (count: number) =>
      Array.from({ length: count }, (_, index) => reading("spo2", 95, on(oClock(10, index * 12))));
    expect(feedAt(on("11:30"), spaced(5)).state).toBe("live");
    expect(feedAt(on("11:30"), [...spaced(5), reading("spo2", 95, on("11:00"))]).state).toBe("silent");
  });
});
