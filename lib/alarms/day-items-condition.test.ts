import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import {
  at,
  biomarkersOf,
  kept,
  NEW_YORK,
  profile,
  reading,
  SHANGHAI,
  spell,
} from "../study/sample-subject.fixture.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import { toIso } from "../units/instant.ts";
import { NO_ALARMS } from "./alarm.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { alarmText } from "./alarm-text.ts";
import { nextAlarmChangeAt } from "./next-alarm-change.ts";
import { sightOf } from "./sight.ts";

const infused = (time: string, calendar = SHANGHAI) => ({
  ventilation: [spell("2026-03-01 00:00", "2026-03-01 01:00", calendar)],
  infusions: [{ startedAt: at(time, calendar), endedAt: at(time, calendar) }],
  biomarkers: biomarkersOf(0, 1, 3, 7),
});
const start = () => new AlarmStory(infused("2026-03-02 10:00"));
const gas = (time: string, fio2 = true) => [
  ...(fio2 ? [reading("fio2", 0.5, time)] : []),
  reading("pao2", 80, time),
];
const film = (time: string) => reading("cxr_quadrants", 3, time);
const saying = (story: AlarmStory) =>
  story.board.alarms
    .filter(({ condition, endedAt }) => condition === "DUE-D" && endedAt === null)
    .map(({ condition, figures }) => alarmText(condition, figures, String));

describe("DUE-D, after an infusion on 2 March", () => {
  test("given a day 0 with nothing, it is raised at 20:00 and not a minute before", () => {
    expect(saying(start().at("2026-03-02 19:59"))).toEqual([]);
    expect(saying(start().at("2026-03-02 20:00"))).toEqual(["Day 0: ABG, CXR missing"]);
  });

  test("given entries it says less, and ends with the last one", () => {
    const story = start().at("2026-03-02 20:00").given(film("2026-03-02 20:30"));
    expect(saying(story)).toEqual(["Day 0: ABG missing"]);
    expect(saying(story.given(...gas("2026-03-02 21:00")))).toEqual([]);
  });

  test("given both before 20:00 nothing is raised; given one that came late in the evening it ends", () => {
    const early = start().given(...gas("2026-03-02 08:00"), film("2026-03-02 09:00"));
    expect(saying(early.at("2026-03-02 20:00"))).toEqual([]);
    const late = start().given(film("2026-03-02 09:00")).at("2026-03-02 20:00");
    const written = [
      reading("fio2", 0.5, "2026-03-02 08:00", { recordedAt: at("2026-03-02 22:00") }),
      reading("pao2", 80, "2026-03-02 08:00", { recordedAt: at("2026-03-02 22:00") }),
    ];
    expect(saying(late.given(...written))).toEqual([]);
  });

  test("given a PaO2 without an FiO2 the blood gas is still missing", () => {
    const story = start().given(...gas("2026-03-02 15:00", false), film("2026-03-02 15:00"));
    expect(saying(story.at("2026-03-02 20:00"))).toEqual(["Day 0: ABG missing"]);
  });

  test("given a film that was rejected, it is still missing", () => {
    const story = start().given(...gas("2026-03-02 15:00"));
    story.rejected(reading("cxr_quadrants", 5, "2026-03-02 15:00"));
    expect(saying(story.at("2026-03-02 20:00"))).toEqual(["Day 0: CXR missing"]);
  });

  test("given midnight the day is over and it ends, for the record to say; the next day that counts is day 1", () => {
    const story = start().at("2026-03-02 20:00");
    expect(saying(story.at("2026-03-02 23:59"))).toEqual(["Day 0: ABG, CXR missing"]);
    expect(saying(story.at("2026-03-03 00:00"))).toEqual([]);
    expect(saying(story.at("2026-03-03 20:00"))).toEqual(["Day 1: ABG, CXR missing"]);
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(2);
  });

  test.each([
    ["2026-03-04 21:00", []],
    ["2026-03-05 21:00", ["Day 3: ABG, CXR missing"]],
    ["2026-03-08 21:00", []],
    ["2026-03-09 21:00", ["Day 7: ABG, CXR missing"]],
    ["2026-03-10 21:00", []],
  ])("at %s it says %j", (time, words) => {
    expect(saying(start().at(time))).toEqual(words);
  });

  test("given a T0 that is corrected by a day it ends, and put right again within ten minutes it is the same alarm", () => {
    const story = start().at("2026-03-03 20:00");
    expect(saying(story)).toEqual(["Day 1: ABG, CXR missing"]);
    story.become(infused("2026-03-01 10:00"), "2026-03-03 20:05");
    expect(saying(story)).toEqual([]);
    story.become(infused("2026-03-02 10:00"), "2026-03-03 20:09");
    expect(saying(story)).toEqual(["Day 1: ABG, CXR missing"]);
    expect(story.events.map(({ type }) => type)).toContain("alarmReturned");
  });

  test("given an infusion at 21:30, day 0's items are asked for from then on", () => {
    const story = new AlarmStory(infused("2026-03-02 21:30"));
    expect(saying(story.at("2026-03-02 21:29"))).toEqual([]);
    expect(saying(story.at("2026-03-02 21:30"))).toEqual(["Day 0: ABG, CXR missing"]);
  });

  test("given a day 0 whose blood gas was the evening before, within six hours, it is there", () => {
    const story = new AlarmStory(infused("2026-03-02 02:00"));
    story.given(...gas("2026-03-01 22:00"), film("2026-03-02 09:00"));
    expect(saying(story.at("2026-03-02 20:00"))).toEqual([]);
  });
});

describe("biomarkers", () => {
  test("given one that has neither a result nor a reason, they are missing; given a reason, they are not", () => {
    const all = biomarkersOf(0);
    const story = new AlarmStory({ ...infused("2026-03-02 10:00"), biomarkers: all.slice(1) });
    story.given(...gas("2026-03-02 08:00"), film("2026-03-02 09:00"));
    expect(saying(story.at("2026-03-02 20:00"))).toEqual(["Day 0: biomarkers missing"]);
    story.become({ ...infused("2026-03-02 10:00"), biomarkers: all }, "2026-03-02 20:05");
    expect(saying(story)).toEqual([]);
  });

  test("given those of another day, this day's are missing all the same", () => {
    const story = new AlarmStory({ ...infused("2026-03-02 10:00"), biomarkers: biomarkersOf(1, 3, 7) });
    expect(saying(story.at("2026-03-02 20:00"))).toEqual(["Day 0: ABG, CXR, biomarkers missing"]);
  });
});

test("given a death or a discharge, nothing is asked for from then on", () => {
  const dead = start().at("2026-03-02 20:00");
  dead.become(
    { ...infused("2026-03-02 10:00"), death: { at: at("2026-03-02 20:10"), cause: null } },
    "2026-03-02 20:10",
  );
  expect(saying(dead)).toEqual([]);
  const gone = { at: at("2026-03-02 18:00"), to: "ward", offVentilator: true } as const;
  const discharged = new AlarmStory({ ...infused("2026-03-02 10:00"), discharge: gone });
  expect(saying(discharged.at("2026-03-02 20:00"))).toEqual([]);
});

describe("where clocks change", () => {
  const dueOn = (date: string, calendar: SiteCalendar) => {
    const now = at(`${date} 18:30`, calendar);
    const subject = profile(infused(`${date} 10:00`, calendar));
    const context = { now, calendar, protocol: PROTOCOL, devices: new Set<string>(), heardAt: new Map() };
    const next = nextAlarmChangeAt(sightOf(subject, kept([]), NO_ALARMS, context), NO_ALARMS);
    return next === null ? null : toIso(next);
  };

  test.each([
    ["2026-03-07", "2026-03-08T01:00:00.000Z"],
    ["2026-03-08", "2026-03-09T00:00:00.000Z"],
    ["2026-11-01", "2026-11-02T01:00:00.000Z"],
  ])("New York's 20:00 on %s is at %s, and the timer waits for it", (date, instant) => {
    expect(dueOn(date, NEW_YORK)).toBe(instant);
    const story = new AlarmStory(infused(`${date} 10:00`, NEW_YORK), NEW_YORK);
    expect(saying(story.at(`${date} 19:59`))).toEqual([]);
    expect(saying(story.at(`${date} 20:00`))).toEqual(["Day 0: ABG, CXR missing"]);
  });
});
