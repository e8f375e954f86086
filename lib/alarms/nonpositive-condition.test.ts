import { describe, expect, test } from "vitest";
import { reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { on, only, plateau } from "./condition-samples.fixture.ts";

describe("DP-NEG, a plateau that is not above its PEEP", () => {
  const peep = reading("peep", 12, on("02:00"));
  const wrong = reading("plateau_pressure", 10, on("02:00"));
  const asked = () => new AlarmStory().given(peep, wrong);
  const neg = (story: AlarmStory) => only(story, "DP-NEG");

  test("stays when the next one is the right way round: that says nothing of this one", () => {
    expect(neg(asked().given(...plateau(24, "08:00")))).toEqual(["DP-NEG active"]);
  });

  test("ends when the plateau is corrected, or its PEEP, or either is voided", () => {
    expect(neg(asked().corrected(wrong, 21, on("03:00")))).toEqual([]);
    expect(neg(asked().corrected(peep, 2, on("03:00")))).toEqual([]);
    expect(neg(asked().voided(wrong, on("03:00")))).toEqual([]);
    expect(neg(asked().voided(peep, on("03:00")))).toEqual([]);
  });

  test("ends when somebody has answered the question about it, and a later one asks anew", () => {
    const story = asked().answerQuestion(
      "dp_nonpositive:plateau_pressure:low:2026-03-02:ventilator",
      on("03:00"),
    );
    expect(neg(story)).toEqual([]);
    story.given(...plateau(9, "08:00"));
    expect(neg(story)).toEqual(["DP-NEG active"]);
  });

  test("goes on about an earlier one while the later one alone is put right", () => {
    const second = reading("plateau_pressure", 8, on("08:00"));
    const story = asked().given(reading("peep", 12, on("08:00")), second);
    story.corrected(second, 22, on("08:30"));
    expect(neg(story)).toEqual(["DP-NEG active"]);
    expect(story.board.alarms.find(({ condition }) => condition === "DP-NEG")?.figures.plateau).toBe(10);
  });
});
