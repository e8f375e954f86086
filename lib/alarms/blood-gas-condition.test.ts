import { describe, expect, test } from "vitest";
import { reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { on, only } from "./condition-samples.fixture.ts";

describe("PF-LOW", () => {
  test("given a P/F below 100 it is raised, at 100 not; given 20 % below the one before it is", () => {
    const gas = (pao2: number, time: string) => [
      reading("fio2", 0.8, on(time)),
      reading("pao2", pao2, on(time)),
    ];
    const story = new AlarmStory().given(...gas(80, "02:00"));
    expect(only(story, "PF")).toEqual([]);
    expect(only(story.given(...gas(79, "03:00")), "PF")).toEqual(["PF-LOW active"]);
    expect(only(story.given(...gas(120, "04:00")), "PF")).toEqual([]);
    expect(only(story.given(...gas(96, "05:00")), "PF")).toEqual(["PF-LOW active"]);
  });

  test("given a fall to 120, it is told beside the limit that it crossed, and not beside 100", () => {
    const gas = (pao2: number, time: string) => [
      reading("fio2", 0.8, on(time)),
      reading("pao2", pao2, on(time)),
    ];
    const story = new AlarmStory().given(...gas(120, "04:00")).given(...gas(96, "05:00"));
    const alarm = story.board.alarms.find(({ condition }) => condition === "PF-LOW");
    expect(alarm?.figures).toEqual({ value: 120, limit: 120, before: 150 });
  });
});
