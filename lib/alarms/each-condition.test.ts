import { describe, expect, test } from "vitest";
import { at, biomarkersOf, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { CONDITION_IDS, type ConditionId, conditionRow } from "./condition.ts";

type Step = (story: AlarmStory) => AlarmStory;

/** How a condition comes about, almost does, goes, and comes back. */
interface Tale {
  readonly start: () => AlarmStory;
  /** Almost, from the start on. */
  readonly below: Step;
  /** From the start on. */
  readonly raise: Step;
  /** Its cause goes; of what asks until it is acknowledged: nothing that ends it. */
  readonly clear: Step;
  readonly acknowledgedAt: string;
  /** Its cause is back within ten minutes of its end; `null`: it takes longer by its nature. */
  readonly again: Step | null;
  /** Its cause is back after more than ten minutes; `null`: it cannot come twice. */
  readonly later: Step | null;
}

const on = (time: string) => `2026-03-02 ${time}`;
const next = (time: string) => `2026-03-03 ${time}`;
const infused = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
const plateau = (value: number, time: string, peep: number, volume = 400): readonly Reading[] => [
  reading("peep", peep, on(time)),
  reading("tidal_volume", volume, on(time)),
  reading("plateau_pressure", value, on(time)),
];
const belowPeep = reading("plateau_pressure", 10, on("08:10"));
const support = (peep: number, fio2: number, time: string) => [
  reading("peep", peep, on(time)),
  reading("fio2", fio2, on(time)),
];
const gas = (pao2: number, time: string) => [reading("fio2", 1, on(time)), reading("pao2", pao2, on(time))];
const given =
  (...readings: readonly Reading[]): Step =>
  (story) =>
    story.given(...readings);
const until =
  (time: string): Step =>
  (story) =>
    story.at(time);
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => reading("peep", 10, on(oClock(2, from + index))));
/** Days of hourly PEEP from 1 March on. */
const days =
  (...peeps: readonly number[]): Step =>
  (story) =>
    peeps.reduce(
      (told, peep, day) =>
        told.given(
          ...Array.from({ length: 24 }, (_, hour) =>
            reading("peep", peep, `2026-03-${String(day + 1).padStart(2, "0")} ${oClock(hour)}`),
          ),
        ),
      story,
    );
const entered =
  (event: "A1" | "D1", onset: string, now: string): Step =>
  (story) =>
    story.become({ enteredEvents: [{ candidate: "S-014/IAE/1", event, onset: at(onset) }] }, now);
const minute = (time: string) => reading("peep", 10, on(time));

const TALES: Readonly<Record<ConditionId, Tale>> = {
  "IAE-H1": {
    start: () => new AlarmStory(infused).given(...support(10, 0.5, "09:30")),
    below: given(...support(14.9, 0.8, "11:00")),
    raise: given(...support(15, 0.7, "11:00")),
    clear: given(...support(10, 0.5, "11:03")),
    acknowledgedAt: on("11:04"),
    again: given(...support(15, 0.7, "11:10")),
    later: given(...support(15, 0.7, "11:30")),
  },
  "IAE-H2": {
    start: () => new AlarmStory(infused).given(...support(10, 0.5, "09:30")),
    below: given(...support(14.9, 0.69, "11:00")),
    raise: given(...support(15, 0.69, "11:00")),
    clear: given(...support(10, 0.5, "11:03")),
    acknowledgedAt: on("11:04"),
    again: given(...support(10, 0.7, "11:10")),
    later: given(...support(10, 0.7, "11:30")),
  },
  "IAE-V": {
    start: () => new AlarmStory(infused).given(reading("norepinephrine", 5, on("09:00"))),
    below: given(reading("norepinephrine", 9.9, on("11:00"))),
    raise: given(reading("norepinephrine", 10, on("11:00"))),
    clear: given(reading("norepinephrine", 9.9, on("11:03"))),
    acknowledgedAt: on("11:04"),
    again: given(reading("norepinephrine", 12, on("11:10"))),
    later: given(reading("norepinephrine", 12, on("11:30"))),
  },
  "IAE-A": {
    start: () => new AlarmStory(infused).given(minute("15:50")),
    below: entered("A1", on("16:01"), on("16:02")),
    raise: entered("A1", on("16:00"), on("16:02")),
    clear: until(on("16:20")),
    acknowledgedAt: on("16:21"),
    again: null,
    later: null,
  },
  "IAE-D": {
    start: () => new AlarmStory(infused).given(minute("15:50")),
    below: entered("D1", next("10:01"), next("10:01")),
    raise: entered("D1", next("10:00"), next("10:00")),
    clear: until(next("10:20")),
    acknowledgedAt: next("10:21"),
    again: null,
    later: null,
  },
  "IAE-T": {
    start: () => new AlarmStory(infused).given(reading("temperature", 37, on("09:00"))),
    below: given(reading("temperature", 37.9, on("11:00"))),
    raise: given(reading("temperature", 38, on("11:00"))),
    clear: given(reading("temperature", 37.9, on("11:03"))),
    acknowledgedAt: on("11:04"),
    again: given(reading("temperature", 38.4, on("11:10"))),
    later: given(reading("temperature", 38.4, on("11:30"))),
  },
  "INF-LONG": {
    start: () => new AlarmStory({ infusions: [{ startedAt: at(on("10:00")), endedAt: null }] }),
    below: until(on("11:00")),
    raise: until(on("11:01")),
    clear: (story) => story.become(infused, on("11:05")),
    acknowledgedAt: on("11:02"),
    again: (story) =>
      story.become({ infusions: [{ startedAt: at(on("10:00")), endedAt: null }] }, on("11:10")),
    later: (story) =>
      story.become({ infusions: [{ startedAt: at(on("10:00")), endedAt: null }] }, on("11:30")),
  },
  "PPLAT-HI": {
    start: () => new AlarmStory().given(...plateau(28, "08:00", 17)),
    below: given(...plateau(30, "08:10", 17)),
    raise: given(...plateau(30.1, "08:10", 17)),
    clear: given(...plateau(30, "08:15", 17)),
    acknowledgedAt: on("08:12"),
    again: given(...plateau(31, "08:20", 17)),
    later: given(...plateau(31, "08:30", 17)),
  },
  "DP-HI": {
    start: () => new AlarmStory().given(...plateau(20, "08:00", 10)),
    below: given(...plateau(25, "08:10", 10)),
    raise: given(...plateau(25.1, "08:10", 10)),
    clear: given(...plateau(24, "08:15", 10)),
    acknowledgedAt: on("08:12"),
    again: given(...plateau(25.5, "08:20", 10)),
    later: given(...plateau(25.5, "08:30", 10)),
  },
  "VT-HI": {
    start: () => new AlarmStory().given(...plateau(20, "08:00", 10, 540)),
    below: given(...plateau(20, "08:05", 10, 528)),
    raise: given(...plateau(20, "08:05", 10, 529)),
    clear: given(...plateau(20, "08:15", 10, 528)),
    acknowledgedAt: on("08:12"),
    again: given(...plateau(20, "08:20", 10, 540), ...plateau(20, "08:22", 10, 540)),
    later: given(...plateau(20, "08:30", 10, 540), ...plateau(20, "08:32", 10, 540)),
  },
  "CST-DROP": {
    start: () =>
      new AlarmStory(infused).given(...plateau(20, "08:00", 10)).given(...plateau(20, "11:00", 10, 320)),
    below: given(...plateau(20, "11:10", 10, 321)),
    raise: given(...plateau(20, "11:10", 10, 320)),
    clear: given(...plateau(20, "11:15", 10, 340)),
    acknowledgedAt: on("11:12"),
    again: given(...plateau(20, "11:20", 10, 280)),
    later: given(...plateau(20, "11:30", 10, 280)),
  },
  "PEEP-STEP": {
    start: () => new AlarmStory().given(reading("peep", 8, on("08:00"))),
    below: given(reading("peep", 12.9, on("08:30"))),
    raise: given(reading("peep", 13, on("08:30"))),
    clear: until(on("09:30")),
    acknowledgedAt: on("08:40"),
    again: given(reading("peep", 8, on("09:35"))),
    later: given(reading("peep", 8, on("09:45"))),
  },
  "PF-LOW": {
    start: () => new AlarmStory().given(...gas(110, "08:00")),
    below: given(...gas(100, "08:10")),
    raise: given(...gas(99, "08:10")),
    clear: given(...gas(100, "08:15")),
    acknowledgedAt: on("08:12"),
    again: given(...gas(98, "08:20")),
    later: given(...gas(98, "08:30")),
  },
  "PEEP-OVD": {
    start: () => new AlarmStory().given(minute("02:00")),
    below: until(on("03:15")),
    raise: until(on("03:16")),
    clear: given(minute("03:20")),
    acknowledgedAt: on("03:18"),
    again: null,
    later: until(on("04:36")),
  },
  "PPLAT-OVD": {
    start: () => new AlarmStory().given(...plateau(20, "02:00", 10), minute("09:30")),
    below: until(on("09:59")),
    raise: until(on("10:01")),
    clear: given(...plateau(20, "10:10", 10)),
    acknowledgedAt: on("10:05"),
    again: null,
    later: given(minute("16:01")),
  },
  "FEED-SIL": {
    start: () => new AlarmStory().given(...minutes(0, 30)),
    below: until(on("02:35")),
    raise: until(on("02:36")),
    clear: (story) => story.given(minute("02:41")).given(minute("02:42")).at(on("02:43")),
    acknowledgedAt: on("02:38"),
    again: until(on("02:48")),
    later: (story) =>
      story
        .given(...minutes(44, 55))
        .at(on("02:57"))
        .at(on("03:01")),
  },
  "FEED-NONE": {
    start: () => new AlarmStory({ ventilation: [spell(on("02:00"))] }),
    below: until(on("03:15")),
    raise: until(on("03:16")),
    clear: given(minute("03:20")),
    acknowledgedAt: on("03:18"),
    again: null,
    later: null,
  },
  IMPLAUS: {
    start: () => new AlarmStory().given(minute("08:00")),
    below: given(reading("peep", 40, on("08:10"))),
    raise: (story) => story.rejected(reading("pao2", 12, on("08:10"), { seq: 9_001 })),
    clear: (story) => story.answer(on("08:15"), 9_001),
    acknowledgedAt: on("08:12"),
    again: (story) => story.rejected(reading("pao2", 11, on("08:20"), { seq: 9_002 })),
    later: (story) => story.rejected(reading("pao2", 11, on("08:30"), { seq: 9_002 })),
  },
  "DP-NEG": {
    start: () => new AlarmStory().given(...plateau(20, "08:00", 10)),
    below: given(...plateau(10.1, "08:10", 10)),
    raise: given(reading("peep", 10, on("08:10")), belowPeep),
    clear: (story) => story.corrected(belowPeep, 20, on("08:15")),
    acknowledgedAt: on("08:12"),
    again: given(...plateau(9, "08:20", 10)),
    later: given(...plateau(9, "08:30", 10)),
  },
  "DUE-D": {
    start: () => new AlarmStory({ ...infused, biomarkers: biomarkersOf(0) }).given(minute("18:00")),
    below: until(on("19:59")),
    raise: until(on("20:00")),
    clear: given(...gas(120, "20:05"), reading("cxr_quadrants", 3, on("20:05"))),
    acknowledgedAt: on("20:02"),
    again: null,
    // Day 1 is asked for as well.
    later: given(reading("peep", 10, next("20:00"))),
  },
  VAC: {
    start: () => new AlarmStory(),
    below: (story) => days(8, 8, 11, 10.9)(story).at("2026-03-05 00:00"),
    raise: (story) => days(8, 8, 11, 11)(story).at("2026-03-05 00:00"),
    clear: given(reading("peep", 5, "2026-03-05 08:00")),
    acknowledgedAt: "2026-03-05 08:30",
    again: null,
    later: null,
  },
  "IAE-END": {
    start: () => new AlarmStory(infused).given(minute("18:00")),
    below: until(next("10:00")),
    raise: until(next("10:01")),
    clear: until(next("11:00")),
    acknowledgedAt: next("11:01"),
    again: null,
    later: null,
  },
};

const standing = (story: AlarmStory, condition: ConditionId) =>
  story.alarms
    .filter((word) => word.startsWith(`${condition} `))
    .map((word) => word.slice(condition.length + 1));
const raisings = (story: AlarmStory, condition: ConditionId) =>
  story.events.filter((event) => event.type === "alarmRaised" && event.condition === condition).length;

describe.each(CONDITION_IDS)("%s", (condition) => {
  const { start, below, raise, clear, acknowledgedAt, again, later } = TALES[condition];
  const { latched, untilAcknowledged } = conditionRow(condition);
  const raised = () => raise(start());

  test("given what falls just short of it, nothing is raised", () => {
    expect(standing(below(start()), condition)).toEqual([]);
  });

  test("given exactly as much as it takes, it is raised", () => {
    expect(standing(start(), condition)).toEqual([]);
    expect(standing(raised(), condition)).toEqual(["active"]);
  });

  if (untilAcknowledged === true) {
    test("given nobody acknowledges it, it stays; given somebody does, it is over and does not come back", () => {
      const story = clear(raised());
      expect(standing(story, condition)).toEqual([expect.stringMatching(/^active|^latched/)]);
      story.acknowledge(condition, acknowledgedAt);
      expect(standing(story, condition)).toEqual([]);
      expect(standing(story.lookAt((at(acknowledgedAt) + 60_000) as never), condition)).toEqual([]);
    });
  } else if (latched) {
    test("given its cause goes before anybody saw it, it stays until somebody does", () => {
      const story = clear(raised());
      expect(standing(story, condition)).toEqual(["latched"]);
      expect(standing(story.acknowledge(condition, acknowledgedAt), condition)).toEqual([]);
    });
  } else {
    test("given its cause goes, it ends by itself", () => {
      const story = clear(raised());
      expect(standing(story, condition)).toEqual([]);
      const ends = story.events.filter(({ type }) => type === "alarmEnded");
      expect(ends).toContainEqual(expect.objectContaining({ reason: "cause_gone" }));
    });

    test("given somebody has seen it, it is silent, stays as long as it is true, and ends with its cause", () => {
      const story = raised().acknowledge(condition, acknowledgedAt);
      expect(standing(story, condition)).toEqual(["acknowledged"]);
      expect(standing(clear(story), condition)).toEqual([]);
    });
  }

  /** Over, whatever that takes. */
  const over = () => {
    const story = clear(raised());
    return latched ? story.acknowledge(condition, acknowledgedAt) : story;
  };

  if (again !== null) {
    test("given its cause is back within ten minutes, it is the same alarm, and asks again", () => {
      const story = again(over());
      expect(standing(story, condition)).toEqual(["active"]);
      expect(raisings(story, condition)).toBe(1);
    });
  }

  if (later !== null) {
    test("given its cause is back after more than ten minutes, it is a new alarm", () => {
      const story = later(over());
      expect(standing(story, condition)).toEqual(["active"]);
      expect(raisings(story, condition)).toBe(2);
    });
  }
});
