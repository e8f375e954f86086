import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { infusedAt10, on, only, plateau } from "./condition-samples.fixture.ts";

const pressure = (value: number, time: string, late = time) =>
  reading("plateau_pressure", value, on(time), { recordedAt: at(on(late)) });
const volume = (value: number, time: string) => reading("tidal_volume", value, on(time));

describe("an alarm that clears at another limit than it is raised", () => {
  const mistyped = pressure(35.2, "09:05");
  const start = () =>
    new AlarmStory()
      .given(reading("peep", 10, on("08:00")))
      .given(pressure(24.5, "08:05"))
      .given(reading("peep", 10, on("09:00")))
      .given(mistyped);

  test("ends when the value that raised it is corrected to one that is only above the lower limit", () => {
    expect(only(start(), "DP-HI")).toEqual(["DP-HI active"]);
    expect(only(start().corrected(mistyped, 24.6, on("09:15")), "DP-HI")).toEqual([]);
  });

  test("ends when that value is voided or disputed, and the one before is only above the lower limit", () => {
    expect(only(start().voided(mistyped, on("09:15")), "DP-HI")).toEqual([]);
    const other = pressure(25.2, "09:05", "09:16");
    expect(only(start().given(other).disputed(on("09:16"), mistyped, other), "DP-HI")).toEqual([]);
  });

  test("goes on while another value of the stretch explains it, until one at or below the lower limit", () => {
    const story = start().given(pressure(25.3, "09:10")).given(pressure(24.6, "09:12"));
    story.corrected(mistyped, 24.6, on("09:15"));
    expect(only(story, "DP-HI")).toEqual(["DP-HI active"]);
    expect(only(story.given(pressure(24, "09:20")), "DP-HI")).toEqual([]);
  });

  test("goes on over a plateau without a driving pressure only if a value before it explains it", () => {
    const unpaired = pressure(30, "12:30");
    expect(only(start().given(unpaired), "DP-HI")).toEqual(["DP-HI active"]);
    const corrected = start().given(unpaired).corrected(mistyped, 24.6, on("12:35"));
    expect(only(corrected, "DP-HI")).toEqual([]);
  });

  test("of compliance ends when the fall that raised it was none", () => {
    const story = new AlarmStory(infusedAt10).given(...plateau(20, "09:00", 10, 400));
    const fall = plateau(30, "11:00", 10, 400);
    story.given(...fall);
    expect(only(story, "CST-DROP")).toEqual(["CST-DROP active"]);
    const [, , high] = fall;
    if (high === undefined) throw new Error("There is no plateau");
    // 400 / 12 = 33.3 of 40: below where it clears, 34, and not low enough to begin.
    expect(only(story.corrected(high, 22, on("11:10")), "CST-DROP")).toEqual([]);
  });

  test("of tidal volume ends when only one is left of the two that raised it", () => {
    const [first, second] = [volume(560, "08:00"), volume(570, "08:10")];
    const story = new AlarmStory().given(first).given(second);
    expect(only(story, "VT-HI")).toEqual(["VT-HI active"]);
    expect(only(story.voided(first, on("08:20")), "VT-HI")).toEqual([]);
  });
});

describe("what comes late never sounds", () => {
  test("given a late plateau that is the last one again, since two contradict each other, the alarm ends", () => {
    const late = pressure(40, "08:00", "10:05");
    const high = pressure(33, "10:10");
    const story = new AlarmStory().given(late);
    expect(only(story, "PPLAT-HI")).toEqual([]);
    story.given(high);
    expect(only(story, "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
    const other = pressure(25, "10:10", "10:12");
    story.given(other).disputed(on("10:12"), high, other);
    expect(only(story, "PPLAT-HI")).toEqual([]);
  });

  test("given a late plateau after one in time, both too high, the alarm goes on", () => {
    const story = new AlarmStory().given(pressure(33, "08:00")).given(pressure(34, "08:30", "10:45"));
    expect(only(story, "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
  });

  test("given a reading that turns out to be almost three hours old, its alarm ends", () => {
    const high = pressure(33, "11:00");
    const story = new AlarmStory().given(high).moved(high, on("08:05"), on("11:10"));
    expect(only(story, "PPLAT-HI")).toEqual([]);
  });

  test("given a reading that was taken half an hour earlier than thought, its alarm goes on", () => {
    const high = pressure(33, "11:00");
    const story = new AlarmStory().given(high).moved(high, on("10:30"), on("13:10"));
    expect(only(story, "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
  });

  test("given a value corrected hours later to one that is too high as well, its alarm goes on", () => {
    const high = pressure(33, "08:00");
    const story = new AlarmStory().given(high).corrected(high, 34, on("11:30"));
    expect(only(story, "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
  });

  test("given a P/F or a step of PEEP that turns out to be almost three hours old, its alarm ends", () => {
    const gas = reading("pao2", 60, on("11:00"));
    const step = reading("peep", 16, on("11:00"));
    const story = new AlarmStory()
      .given(reading("fio2", 0.8, on("07:50")), reading("peep", 10, on("07:50")))
      .given(reading("peep", 10, on("10:00")))
      .given(gas, step);
    expect(story.alarms).toEqual(expect.arrayContaining(["PF-LOW active", "PEEP-STEP active"]));
    story.moved(gas, on("08:05"), on("11:10")).moved(step, on("08:05"), on("11:10"));
    expect(story.alarms.filter((word) => /PF-LOW|PEEP-STEP/.test(word))).toEqual([]);
  });
});
