import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, kept, profile, reading, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import { NO_ALARMS } from "./alarm.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { nextAlarmChangeAt } from "./next-alarm-change.ts";
import { sightOf } from "./sight.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const away = (from: string, to: string | null = null) => ({
  transports: [{ startedAt: at(on(from)), endedAt: to === null ? null : at(on(to)) }],
});
const ms = (time: string, more: number) => (at(on(time)) + more) as Instant;

describe("given a recorded transport", () => {
  const charted = () => new AlarmStory().given(reading("peep", 10, on("02:00")));

  test("PEEP is not overdue for thirty minutes, then it is by itself", () => {
    const story = charted().become(away("03:10"), on("03:10"));
    expect(story.at(on("03:30")).alarms).toEqual([]);
    expect(story.lookAt(ms("03:40", -1)).alarms).toEqual([]);
    expect(story.at(on("03:40")).alarms).toEqual(["PEEP-OVD active"]);
    expect(story.at(on("03:41")).alarms).toEqual(["PEEP-OVD active"]);
  });

  test("that ends early, it counts again from then on", () => {
    const story = charted().become(away("03:10"), on("03:10"));
    expect(story.become(away("03:10", "03:25"), on("03:25")).alarms).toEqual(["PEEP-OVD active"]);
  });

  test("an alarm for it that is on already ends, and returns as the same one", () => {
    const story = charted().at(on("03:20"));
    expect(story.become(away("03:22"), on("03:22")).alarms).toEqual([]);
    expect(story.become(away("03:22", "03:30"), on("03:30")).alarms).toEqual(["PEEP-OVD active"]);
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(1);
  });

  test("that is followed by another without a PEEP in between, PEEP is overdue once the thirty minutes are over", () => {
    const story = charted().become(away("03:10"), on("03:10"));
    const again = [...away("03:10", "03:35").transports, ...away("03:36").transports];
    expect(story.become({ transports: again }, on("03:36")).alarms).toEqual([]);
    expect(story.at(on("03:40")).alarms).toEqual(["PEEP-OVD active"]);
  });

  test("a plateau is not overdue either", () => {
    const atTwo = reading("plateau_pressure", 22, on("02:00"));
    // The next is due at 08:00, and overdue from 10:00.
    const hourly = ["07:00", "08:00", "09:00", "09:55"].map((time) => reading("peep", 10, on(time)));
    const story = new AlarmStory().given(atTwo, ...hourly).become(away("09:58"), on("09:58"));
    expect(story.at(on("10:27")).alarms).toEqual([]);
    expect(story.at(on("10:28")).alarms).toEqual(["PPLAT-OVD active"]);
  });

  test("a limit that is crossed alarms as ever", () => {
    const story = charted().become(away("03:10"), on("03:10"));
    story.given(reading("peep", 18, on("03:12")), reading("plateau_pressure", 32.4, on("03:12")));
    expect(story.alarms).toContain("PPLAT-HI active");
  });
});

test("the end of a suspension is an instant that the one timer knows", () => {
  const readings = kept([reading("peep", 10, on("02:00"))]);
  const subject = profile({ ventilation: [spell(on("00:00"))], ...away("03:10") });
  const now = ms("03:16", 0);
  const sight = sightOf(subject, readings, NO_ALARMS, {
    now,
    calendar: SHANGHAI,
    protocol: PROTOCOL,
    devices: new Set(),
    heardAt: new Map(),
  });
  const next = nextAlarmChangeAt(sight, NO_ALARMS);
  expect(next).toBe(at(on("03:40")));
});
