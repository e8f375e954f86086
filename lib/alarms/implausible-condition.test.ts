import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { PARAMETERS } from "../ventilation/parameter.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { alarmText } from "./alarm-text.ts";
import { unitNumberOf } from "./figure-numbers.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const peep = reading("peep", 10, on("08:00"));
const only = (story: AlarmStory) => story.alarms.filter((word) => word.startsWith("IMPLAUS"));
const saying = (story: AlarmStory) =>
  story.board.alarms
    .filter(({ condition }) => condition === "IMPLAUS")
    .map(({ condition, figures }) => alarmText(condition, figures, String));

describe("IMPLAUS", () => {
  test("given a rejected plateau it is raised with what was sent; given a valid one nothing is", () => {
    const story = new AlarmStory().given(peep);
    expect(only(story)).toEqual([]);
    story.rejected(reading("plateau_pressure", 2.4, on("08:10")));
    expect(only(story)).toEqual(["IMPLAUS active"]);
    expect(saying(story)).toEqual(["Check Pplat 2.4 cmH2O"]);
  });

  test.each([
    ["pao2", 12, null, "Check PaO2 12 kPa?"],
    ["fio2", 60, null, "Check FiO2 60 %?"],
    ["fio2", 0.006, { value: 0.6, unit: "%" }, "Check FiO2 0.6?"],
    ["tidal_volume", 0.42, null, "Check VT 0.42 L?"],
  ] as const)(
    "given %s %f, possible in another unit, it names that unit",
    (parameter, value, sent, words) => {
      const story = new AlarmStory().given(peep).rejected(reading(parameter, value, on("08:10")), sent);
      expect(saying(story)).toEqual([words]);
    },
  );

  test("given several of one parameter they are one alarm, which ends when all are answered", () => {
    const first = reading("plateau_pressure", 2.4, on("08:10"));
    const second = reading("plateau_pressure", 2.6, on("08:20"));
    const story = new AlarmStory().given(peep).rejected(first).rejected(second);
    expect(only(story)).toEqual(["IMPLAUS active"]);
    expect(saying(story)).toEqual(["Check Pplat 2.6 cmH2O"]);
    story.answer(on("08:30"), second.seq);
    expect(only(story)).toEqual(["IMPLAUS active"]);
    expect(saying(story)).toEqual(["Check Pplat 2.4 cmH2O"]);
    expect(only(story.answer(on("08:31"), first.seq))).toEqual([]);
  });

  test("given two parameters they are two alarms, and each ends with its own answer", () => {
    const volume = reading("tidal_volume", 0.42, on("08:10"));
    const story = new AlarmStory().given(peep).rejected(volume);
    story.rejected(reading("plateau_pressure", 2.4, on("08:11")));
    expect(only(story)).toHaveLength(2);
    story.answer(on("08:30"), volume.seq);
    expect(only(story)).toEqual(["IMPLAUS active"]);
  });

  test("given one that arrives more than two hours late, its query is open and nothing sounds", () => {
    const late = reading("plateau_pressure", 2.4, on("06:00"), { recordedAt: at(on("08:01")) });
    expect(only(new AlarmStory().given(peep).rejected(late))).toEqual([]);
    const inTime = reading("plateau_pressure", 2.4, on("06:00"), { recordedAt: at(on("08:00")) });
    expect(only(new AlarmStory().given(peep).rejected(inTime))).toEqual(["IMPLAUS active"]);
  });

  test("given a late one after one in time, the alarm stays until both are answered", () => {
    const first = reading("plateau_pressure", 2.4, on("08:10"));
    const late = reading("plateau_pressure", 2.6, on("05:00"), { recordedAt: at(on("08:20")) });
    const story = new AlarmStory().given(peep).rejected(first).rejected(late);
    expect(saying(story)).toEqual(["Check Pplat 2.4 cmH2O"]);
    expect(only(story.answer(on("08:30"), first.seq))).toEqual(["IMPLAUS active"]);
    expect(only(story.answer(on("08:31"), late.seq))).toEqual([]);
  });

  test("given another within ten minutes of the answer it is the same alarm again, later a new one", () => {
    const first = reading("plateau_pressure", 2.4, on("08:10"));
    const second = reading("plateau_pressure", 2.6, on("08:25"));
    const story = new AlarmStory().given(peep).rejected(first).answer(on("08:20"), first.seq);
    story.rejected(second).answer(on("08:26"), second.seq);
    expect(story.events.map(({ type }) => type)).toContain("alarmReturned");
    story.rejected(reading("plateau_pressure", 2.7, on("08:40")));
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(2);
  });
});

test("every unit that a feed may send has its number", () => {
  const units = new Set(Object.values(PARAMETERS).flatMap(({ accepts }) => Object.keys(accepts)));
  expect([...units].filter((unit) => unitNumberOf(unit) === undefined)).toEqual([]);
});
