import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { alarmText } from "./alarm-text.ts";

const dayOf = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
/** A day of hourly PEEP, by default in time. */
const peepAll = (day: number, value: number, parts: Partial<Reading> = {}) =>
  Array.from({ length: 24 }, (_, hour) => reading("peep", value, `${dayOf(day)} ${oClock(hour)}`, parts));
const fio2All = (day: number, value: number) =>
  Array.from({ length: 24 }, (_, hour) => reading("fio2", value, `${dayOf(day)} ${oClock(hour)}`));
const only = (story: AlarmStory) => story.alarms.filter((word) => word.startsWith("VAC"));
const midnightAfter = (day: number) => `${dayOf(day + 1)} 00:00`;

/** Ventilated since 1 March 00:00. */
const ventilated = (...peeps: readonly number[]) =>
  peeps.reduce((story, peep, index) => story.given(...peepAll(index + 1, peep)), new AlarmStory());

describe("VAC", () => {
  test("given 8, 8, 11, 11 it is raised at the midnight that ends the second worse day, and not before", () => {
    const story = ventilated(8, 8, 11, 11);
    expect(only(story.at(`${dayOf(4)} 23:59`))).toEqual([]);
    expect(only(story.at(midnightAfter(4)))).toEqual(["VAC active"]);
    const alarm = story.board.alarms.find(({ condition }) => condition === "VAC");
    expect(alarm?.figures).toEqual({ day: 3, from: 8, to: 11 });
    expect(alarmText("VAC", alarm?.figures ?? {}, String)).toBe("Meets VAC surveillance");
  });

  test("given only 10.9 on the second worse day nothing is raised", () => {
    expect(only(ventilated(8, 8, 11, 10.9).at(midnightAfter(4)))).toEqual([]);
  });

  test("given two hours at 8 on a worse day, its minimum is 8 and nothing is raised; given one hour, it is 11", () => {
    const back = (hours: readonly number[]) => {
      const day = peepAll(4, 11).map((one, hour) => (hours.includes(hour) ? { ...one, value: 8 } : one));
      return only(
        ventilated(8, 8, 11)
          .given(...day)
          .at(midnightAfter(4)),
      );
    };
    expect(back([9, 10])).toEqual([]);
    expect(back([9])).toEqual(["VAC active"]);
  });

  test("given FiO2 0.40, 0.40, 0.60, 0.60 it is raised as well", () => {
    const story = new AlarmStory();
    for (const [index, value] of [0.4, 0.4, 0.6, 0.6].entries()) story.given(...fio2All(index + 1, value));
    expect(only(story.at(midnightAfter(4)))).toEqual(["VAC active"]);
  });

  test("given nobody saw it, it stays, though support falls; acknowledged it is over and does not come back", () => {
    const story = ventilated(8, 8, 11, 11, 8).at(midnightAfter(5));
    expect(only(story)).toEqual(["VAC active"]);
    story.acknowledge("VAC", `${dayOf(6)} 08:00`);
    expect(only(story)).toEqual([]);
    expect(only(story.given(...peepAll(6, 8)).at(midnightAfter(6)))).toEqual([]);
  });

  test("given a second worsening within fourteen days nothing is raised, after them it is", () => {
    const again = (between: number) => {
      const stable = Array.from({ length: between }, () => 8);
      const story = ventilated(8, 8, 11, 11, ...stable, 11, 11);
      return story
        .at(midnightAfter(6 + between))
        .events.filter((event) => event.type === "alarmRaised" && event.condition === "VAC").length;
    };
    expect(again(6)).toBe(1);
    expect(again(12)).toBe(2);
  });

  test("given that only late readings make it one, nothing sounds", () => {
    const story = ventilated(8, 8, 11);
    const late = peepAll(4, 11, { recordedAt: at(`${dayOf(5)} 06:00`) });
    expect(only(story.given(...late).at(`${dayOf(5)} 06:01`))).toEqual([]);
  });

  test("given late readings that lower a worse day, there is none to raise", () => {
    const story = ventilated(8, 8, 11);
    const day = peepAll(4, 11).map((one, hour) =>
      hour === 9 || hour === 10 ? { ...one, value: 8, recordedAt: at(`${dayOf(4)} 20:00`) } : one,
    );
    expect(only(story.given(...day).at(midnightAfter(4)))).toEqual([]);
  });

  test("given a day off the ventilator between, the days before are no baseline", () => {
    const story = new AlarmStory({
      ventilation: [spell("2026-03-01 00:00", midnightAfter(2)), spell("2026-03-04 00:00")],
    });
    for (const [day, peep] of [
      [1, 8],
      [2, 8],
      [4, 11],
      [5, 11],
    ] as const)
      story.given(...peepAll(day, peep));
    expect(only(story.at(midnightAfter(5)))).toEqual([]);
  });

  test("given that nobody entered when ventilation began, it cannot be judged", () => {
    const story = new AlarmStory({ ventilation: [] });
    for (const [index, peep] of [8, 8, 11, 11].entries()) story.given(...peepAll(index + 1, peep));
    expect(only(story.at(midnightAfter(4)))).toEqual([]);
  });

  test("given that it is found more than a day after, it is in the record and asks nobody", () => {
    const story = new AlarmStory({ ventilation: [] });
    for (const [index, peep] of [8, 8, 11, 11, 11].entries()) story.given(...peepAll(index + 1, peep));
    const known = { ventilation: [spell("2026-03-01 00:00")] };
    expect(only(story.become(known, `${dayOf(6)} 00:01`))).toEqual([]);
    expect(only(story.become(known, `${dayOf(5)} 23:59`))).toEqual(["VAC active"]);
  });
});
