import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const peep = reading("peep", 10, on("08:00"));

describe("a correction", () => {
  test("of the plateau that alarms ends the alarm, and one that nobody had acknowledged ends too, as PPLAT-HI is not latched", () => {
    const high = reading("plateau_pressure", 34, on("08:05"));
    const story = new AlarmStory().given(peep).given(high);
    expect(story.alarms).toContain("PPLAT-HI active");
    expect(story.corrected(high, 24, on("08:20")).alarms).toEqual([]);
  });

  test("of the PEEP of an old plateau changes its driving pressure, and never sounds", () => {
    const before = reading("peep", 12, on("02:00"));
    const story = new AlarmStory().given(before).given(reading("plateau_pressure", 26, on("02:05")));
    story.corrected(before, 10, on("08:20"));
    expect(story.alarms.filter((word) => word.startsWith("DP-HI"))).toEqual([]);
  });

  test("upwards, soon after the reading, raises as the right value would have", () => {
    const wrong = reading("plateau_pressure", 24, on("08:05"));
    const story = new AlarmStory().given(peep).given(wrong).corrected(wrong, 34, on("08:20"));
    expect(story.alarms).toContain("PPLAT-HI active");
  });

  test("upwards more than two hours after the reading never sounds", () => {
    const wrong = reading("plateau_pressure", 24, on("08:05"));
    const story = new AlarmStory().given(peep).given(wrong).corrected(wrong, 34, on("10:06"));
    expect(story.alarms.filter((word) => word.startsWith("PPLAT"))).toEqual([]);
  });

  test("of a PEEP that looked like a step ends the step", () => {
    const step = reading("peep", 18, on("09:00"));
    const story = new AlarmStory().given(peep).given(step);
    expect(story.alarms).toEqual(["PEEP-STEP active"]);
    expect(story.corrected(step, 11, on("09:10")).alarms).toEqual([]);
  });

  test("of an impossible value that nobody answered for", () => {
    const wrong = reading("plateau_pressure", 2.4, on("08:10"));
    const story = new AlarmStory().given(peep).rejected(wrong);
    expect(story.alarms).toEqual(["IMPLAUS active"]);
    story.corrected(wrong, 24, on("08:20"));
    expect(story.answer(on("08:20"), wrong.seq).alarms).toEqual([]);
  });
});

describe("a latched alarm", () => {
  const infusion = { infusions: [{ startedAt: at(on("08:00")), endedAt: null }] };
  const before = [reading("fio2", 0.4, on("07:55")), reading("peep", 10, on("07:55"))];
  const fio2 = reading("fio2", 0.7, on("09:00"));
  const peepRisen = reading("peep", 16, on("09:00"));
  const risen = () => new AlarmStory(infusion).given(...before).given(fio2, peepRisen);
  const h1 = (story: AlarmStory) => story.alarms.filter((word) => word.startsWith("IAE-H1"));

  test("whose reading is corrected stays, marked as ended, until somebody acknowledges it", () => {
    const story = risen();
    expect(h1(story)).toEqual(["IAE-H1 active"]);
    story.corrected(fio2, 0.4, on("09:03")).corrected(peepRisen, 10, on("09:03"));
    expect(h1(story)).toEqual(["IAE-H1 latched"]);
    expect(h1(story.acknowledge("IAE-H1", on("09:04")))).toEqual([]);
  });

  test("that somebody has acknowledged ends with its reading", () => {
    const story = risen().acknowledge("IAE-H1", on("09:05"));
    story.voided(fio2, on("09:10")).voided(peepRisen, on("09:10"));
    expect(h1(story)).toEqual([]);
  });
});

test("a reading that is restored long after it was observed does not sound", () => {
  const high = reading("plateau_pressure", 34, on("08:05"));
  const story = new AlarmStory().given(peep).given(high).voided(high, on("08:20"));
  expect(story.alarms.filter((word) => word.startsWith("PPLAT"))).toEqual([]);
  story.restored(high, on("12:00"));
  expect(story.alarms.filter((word) => word.startsWith("PPLAT-HI"))).toEqual([]);
});

test("an old plateau that is the last one again, since the one after it was voided, does not sound", () => {
  const first = reading("plateau_pressure", 34, on("02:05"));
  const second = reading("plateau_pressure", 24, on("08:05"));
  const story = new AlarmStory()
    .given(reading("peep", 20, on("02:00")))
    .given(first)
    .given(second);
  expect(story.alarms).not.toContain("PPLAT-HI active");
  story.voided(second, on("08:20"), first);
  expect(story.alarms.filter((word) => word.startsWith("PPLAT-HI"))).toEqual([]);
});
