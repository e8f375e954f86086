import { describe, expect, test } from "vitest";
import { reading, spell } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { on, only, plateau, support } from "./condition-samples.fixture.ts";

const aprv = (from: string, to: string | null) => ({
  modes: [{ mode: "aprv" as const, ...spell(on(from), to === null ? null : on(to)) }],
});

describe("in APRV", () => {
  test("a PEEP that is due after its end is overdue when it is, and not at some later look", () => {
    const story = new AlarmStory(aprv("02:30", "04:10")).given(...support(10, 0.5, "02:00"));
    story.become(aprv("02:30", "04:10"), on("04:10"));
    expect(only(story.passTo(on("05:25")), "PEEP-OVD")).toEqual([]);
    expect(only(story.passTo(on("05:26")), "PEEP-OVD")).toEqual(["PEEP-OVD active"]);
  });

  test("a driving pressure's alarm ends: there is none any more", () => {
    const story = new AlarmStory().given(...plateau(28, "02:00", 10));
    expect(only(story, "DP-HI")).toEqual(["DP-HI active"]);
    story.become(aprv("03:00", null), on("03:00"));
    expect(only(story, "DP-HI")).toEqual([]);
  });

  test("no PEEP is overdue; when it is over, one is, an hour and a quarter later", () => {
    const story = new AlarmStory(aprv("02:30", "06:00")).given(...support(10, 0.5, "02:00"));
    story.at(on("05:59"));
    expect(only(story, "PEEP-OVD")).toEqual([]);
    story.at(on("07:14"));
    expect(only(story, "PEEP-OVD")).toEqual([]);
    story.at(on("07:16"));
    expect(only(story, "PEEP-OVD")).toEqual(["PEEP-OVD active"]);
  });

  test("what is sent as PEEP is no step", () => {
    const story = new AlarmStory(aprv("02:30", null)).given(...support(10, 0.5, "02:00"));
    expect(only(story.given(reading("peep", 25, on("03:00"))), "PEEP-STEP")).toEqual([]);
  });
});

describe("a plateau with spontaneous effort", () => {
  const high = plateau(34, "08:00", 18);
  const measured = high.find(({ parameter }) => parameter === "plateau_pressure");
  const effort = (confirmedValid: boolean) => ({
    plateauEfforts: [{ reading: measured?.seq ?? 0, confirmedValid }],
  });

  test("neither raises PPLAT-HI nor DP-HI, and lets what it raised end", () => {
    expect(only(new AlarmStory(effort(false)).given(...high), "PPLAT-HI")).toEqual([]);
    expect(only(new AlarmStory(effort(false)).given(...high), "DP-HI")).toEqual([]);
    const story = new AlarmStory().given(...high);
    expect(only(story, "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
    story.become(effort(false), on("08:30"));
    expect(story.alarms).toEqual([]);
  });

  test("does not end an alarm either: it is not the next valid one", () => {
    const story = new AlarmStory().given(...plateau(34, "02:00", 18));
    const low = reading("plateau_pressure", 20, on("08:00"));
    story.become({ plateauEfforts: [{ reading: low.seq, confirmedValid: false }] }, on("07:59"));
    expect(only(story.given(low), "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
  });

  test("confirmed as valid raises like any other", () => {
    expect(only(new AlarmStory(effort(true)).given(...high), "PPLAT-HI")).toEqual(["PPLAT-HI active"]);
  });
});
