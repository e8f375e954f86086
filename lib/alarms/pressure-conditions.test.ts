import { describe, expect, test } from "vitest";
import { at, reading, spell } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { infusedAt10, on, only, plateau, support } from "./condition-samples.fixture.ts";

describe("PPLAT-HI", () => {
  test("given 30.0, exactly at the limit, nothing is raised; given 30.04 it is", () => {
    expect(new AlarmStory().given(...plateau(30, "08:00", 16)).alarms).toEqual([]);
    expect(new AlarmStory().given(...plateau(30.04, "08:00", 16)).alarms).toEqual(["PPLAT-HI active"]);
  });

  test("given a float that only seems to exceed 30, nothing is raised", () => {
    expect(new AlarmStory().given(...plateau(30 + 1e-9, "08:00", 16)).alarms).toEqual([]);
  });

  test("given the next one at 30.0 it ends by itself", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17)).given(...plateau(30, "12:30", 17));
    expect(story.alarms).toEqual([]);
    expect(story.events.map(({ type }) => type)).toEqual(["alarmRaised", "alarmCauseEnded", "alarmEnded"]);
  });

  test("given another one above, it is the same alarm with the new figure", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17)).given(...plateau(33, "12:30", 19));
    expect(story.events.map(({ type }) => type)).toEqual(["alarmRaised", "alarmChanged"]);
    expect(story.board.alarms[0]?.figures).toEqual({ value: 33, limit: 30 });
  });

  test("given one that arrives three hours late, nothing sounds", () => {
    const late = reading("plateau_pressure", 35, on("05:00"), { recordedAt: at(on("08:01")) });
    expect(only(new AlarmStory().given(...support(20, 0.5, "07:30"), late), "PPLAT")).toEqual([]);
  });

  test("given extubation it ends", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17));
    story.become({ ventilation: [spell("2026-03-01 00:00", on("09:00"))] }, on("09:00"));
    expect(story.alarms).toEqual([]);
  });
});

describe("DP-HI", () => {
  test("given 15.0 nothing is raised; given 15.1 it is, and 14.5 does not end it, and 14.0 does", () => {
    const story = new AlarmStory().given(...plateau(25, "02:00"));
    expect(story.alarms).toEqual([]);
    story.given(...plateau(25.1, "02:30"));
    expect(story.alarms).toEqual(["DP-HI active"]);
    story.given(...plateau(24.5, "03:00"));
    expect(story.alarms).toEqual(["DP-HI active"]);
    // Not "14.5 > 15": it says which limit it has still to reach.
    expect(story.board.alarms[0]?.figures).toEqual({ value: 14.5, limit: 14 });
    story.given(...plateau(24, "03:30"));
    expect(story.alarms).toEqual([]);
  });

  test("given a plateau without a PEEP to pair with, it goes on as it was", () => {
    const story = new AlarmStory().given(...plateau(26, "02:00"));
    story.given(reading("plateau_pressure", 20, on("04:30")));
    expect(only(story, "DP-HI")).toEqual(["DP-HI active"]);
    expect(story.board.alarms.find(({ condition }) => condition === "DP-HI")?.figures.value).toBe(16);
  });

  test("given a plateau at or below its PEEP, that is said instead", () => {
    expect(new AlarmStory().given(...plateau(10, "02:00", 12)).alarms).toEqual(["DP-NEG active"]);
  });
});

describe("VT-HI, above 8 ml/kg of 66 kg predicted", () => {
  test("given one, nothing is raised; given two, it is; given one below, it ends", () => {
    const story = new AlarmStory().given(...plateau(20, "02:00", 10, 540));
    expect(story.alarms).toEqual([]);
    story.given(...plateau(20, "02:30", 10, 540));
    expect(story.alarms).toEqual(["VT-HI active"]);
    story.given(...plateau(20, "03:00", 10, 520));
    expect(story.alarms).toEqual([]);
  });
});

describe("PEEP-STEP", () => {
  test("given 5 more within two hours it is said for an hour; given 4.9, or after more than two hours, not", () => {
    const story = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 13, on("03:00")));
    expect(story.alarms).toEqual(["PEEP-STEP active"]);
    expect(story.given(reading("peep", 13, on("03:59"))).alarms).toEqual(["PEEP-STEP active"]);
    expect(only(story.at(on("04:00")), "PEEP-STEP")).toEqual([]);
    const small = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 12.9, on("03:00")));
    expect(small.alarms).toEqual([]);
    const slow = new AlarmStory()
      .given(reading("peep", 8, on("02:00")))
      .given(reading("peep", 13, on("04:01")));
    expect(only(slow, "PEEP-STEP")).toEqual([]);
  });

  test("given another PEEP within the hour, it still ends an hour after the step, by itself", () => {
    const story = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 13, on("03:00")));
    story.given(reading("peep", 13, on("03:55")));
    expect(story.changesAt).toBe(at(on("04:00")));
  });

  test("given a device that speaks every minute it is said for the whole hour as well", () => {
    const minutes = Array.from({ length: 59 }, (_, minute) => `03:${String(minute + 1).padStart(2, "0")}`);
    const story = new AlarmStory()
      .given(reading("peep", 8, on("02:59")), reading("peep", 13, on("03:00")))
      .given(...minutes.map((minute) => reading("peep", 13, on(minute))));
    expect(only(story, "PEEP-STEP")).toEqual(["PEEP-STEP active"]);
    expect(only(story.at(on("04:00")), "PEEP-STEP")).toEqual([]);
  });

  test("given a device that falls silent meanwhile, it is over after its hour and not when somebody looks", () => {
    const story = new AlarmStory()
      .given(
        reading("peep", 8, on("02:30")),
        reading("peep", 13, on("02:40")),
        reading("peep", 13, on("03:20")),
      )
      .given(reading("plateau_pressure", 25, on("03:20")));
    expect(only(story, "PEEP-STEP")).toEqual(["PEEP-STEP active"]);
    expect(only(story.passTo(on("03:40")), "PEEP-STEP")).toEqual([]);
  });
});

describe("CST-DROP", () => {
  // 400 ml over 10 cmH2O is 40 ml/cmH2O.
  const infusedWith40 = () => new AlarmStory(infusedAt10).given(...plateau(20, "08:00"));

  test("given 80 % of the baseline once nothing is raised, twice it is, and 85 % ends it", () => {
    const story = infusedWith40().given(...plateau(22.5, "11:00"));
    expect(only(story, "CST")).toEqual([]);
    expect(only(story.given(...plateau(22.5, "12:00")), "CST")).toEqual(["CST-DROP active"]);
    expect(only(story.given(...plateau(22, "13:00")), "CST")).toEqual(["CST-DROP active"]);
    expect(only(story.given(...plateau(21.7, "14:00")), "CST")).toEqual([]);
  });

  test("given 70 % of it, at once", () => {
    expect(only(infusedWith40().given(...plateau(24.3, "11:00")), "CST")).toEqual(["CST-DROP active"]);
  });
});
