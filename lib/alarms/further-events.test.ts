import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { alarmText } from "./alarm-text.ts";
import { infusedAt10, on, only } from "./condition-samples.fixture.ts";

const drug = (name: "norepinephrine" | "phenylephrine", value: number, time: string, late?: string) =>
  reading(name, value, on(time), late === undefined ? {} : { recordedAt: at(on(late)) });
const perKg = (name: "epinephrine" | "dopamine", value: number, time: string) =>
  reading(name, value, on(time), { unit: "ug/kg/min" });

/** What the open alarm of a condition says. */
function saying(story: AlarmStory, condition: string): readonly string[] {
  return story.board.alarms
    .filter((one) => one.condition === condition && one.endedAt === null)
    .map((one) => alarmText(one.condition, one.figures, String));
}

/** How often it asked again. */
function asked(story: AlarmStory): number {
  return story.events.filter(({ type }) => type === "alarmReactivated").length;
}

describe("an event that somebody entered, and corrects", () => {
  const entered = (event: "A1" | "D1", onset: string, number = 1) => ({
    candidate: `S-014/IAE/${number}`,
    event,
    onset: at(on(onset)),
  });
  const raisings = ({ events }: AlarmStory) =>
    events.filter((one) => one.type === "alarmRaised" && one.condition === "IAE-A").length;

  test("is the same after its onset was corrected: acknowledged it stays so, unanswered it is one alarm", () => {
    const story = new AlarmStory(infusedAt10).become(
      { enteredEvents: [entered("A1", "11:00")] },
      on("11:05"),
    );
    story.become({ enteredEvents: [entered("A1", "10:55")] }, on("11:06"));
    expect(only(story, "IAE-A")).toEqual(["IAE-A active"]);
    story.acknowledge("IAE-A", on("11:07"));
    story.become({ enteredEvents: [entered("A1", "10:50")] }, on("11:08"));
    expect(only(story, "IAE-A")).toEqual([]);
    expect(raisings(story)).toBe(1);
    story.become({ enteredEvents: [entered("A1", "10:50"), entered("A1", "11:10", 2)] }, on("11:12"));
    expect(only(story, "IAE-A")).toEqual(["IAE-A active"]);
  });

  test("of a death the minute may be corrected, and a death that follows an arrest is news", () => {
    const died = (time: string) => ({ death: { at: at(on(time)), cause: null } });
    const story = new AlarmStory(infusedAt10)
      .become({ enteredEvents: [entered("D1", "11:00")] }, on("11:05"))
      .acknowledge("IAE-D", on("11:06"))
      .become(died("11:00"), on("11:10"));
    expect(only(story, "IAE-D")).toEqual(["IAE-D active"]);
    story.acknowledge("IAE-D", on("11:11")).become(died("11:01"), on("11:12"));
    expect(only(story, "IAE-D")).toEqual([]);
  });
});

describe("a dose that arrives after a later one of the same drug", () => {
  test("asks again as it would have in time, where somebody had acknowledged another drug", () => {
    const story = new AlarmStory(infusedAt10)
      .given(drug("norepinephrine", 5, "09:00"), drug("phenylephrine", 0, "09:00"))
      .given(drug("norepinephrine", 12, "11:00"))
      .acknowledge("IAE-V", on("11:02"))
      .given(drug("phenylephrine", 0, "12:00"))
      .given(drug("phenylephrine", 200, "11:50", "12:10"));
    expect(asked(story)).toBe(1);
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
  });
});

describe("another vasopressor over its threshold", () => {
  const seen = () =>
    new AlarmStory(infusedAt10)
      .given(drug("norepinephrine", 5, "09:00"))
      .given(drug("norepinephrine", 12, "11:00"))
      .acknowledge("IAE-V", on("11:02"));

  test("after the first was acknowledged asks again, and says which", () => {
    const story = seen().given(drug("phenylephrine", 200, "11:20"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
    expect(saying(story, "IAE-V")[0]).toContain("phenylephrine");
    expect(asked(story)).toBe(1);
    // The same two again are no news.
    story.acknowledge("IAE-V", on("11:21")).given(drug("norepinephrine", 13, "11:30"));
    story.given(drug("phenylephrine", 210, "11:40"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    expect(saying(story, "IAE-V")[0]).toContain("phenylephrine");
  });

  test("observed before the first, and entered after it was acknowledged, asks again too", () => {
    const story = seen().given(drug("phenylephrine", 200, "10:50", "11:05"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
    expect(saying(story, "IAE-V")[0]).toContain("phenylephrine");
  });

  test("that does not sound, as nobody has acknowledged the first, becomes part of it", () => {
    const story = new AlarmStory(infusedAt10)
      .given(drug("norepinephrine", 12, "11:00"))
      .given(drug("phenylephrine", 200, "11:02"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
    expect(asked(story)).toBe(0);
  });

  test("that arrives more than two hours late does not sound, and the next dose in time does", () => {
    const story = seen().given(drug("phenylephrine", 200, "11:10", "13:20"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    story.given(drug("phenylephrine", 200, "13:30"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
  });

  test("after six hours is no event, and the first goes on as it was acknowledged", () => {
    const story = seen().given(drug("phenylephrine", 200, "16:01"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    expect(asked(story)).toBe(0);
  });

  test("or a third one, each counts for itself, also the same one that was lowered in between", () => {
    const story = seen().given(perKg("epinephrine", 0.02, "11:10"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    story.given(perKg("dopamine", 2, "11:20"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
    story.acknowledge("IAE-V", on("11:21")).given(drug("norepinephrine", 9, "11:30"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    story.given(drug("norepinephrine", 12, "11:50"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
  });
});

describe("another step of PEEP", () => {
  const seen = () =>
    new AlarmStory()
      .given(reading("peep", 5, on("08:00")))
      .given(reading("peep", 10, on("08:20")))
      .acknowledge("PEEP-STEP", on("08:21"));

  test("after the first was acknowledged asks again", () => {
    const story = seen().given(reading("peep", 18, on("08:40")));
    expect(story.alarms).toEqual(["PEEP-STEP active"]);
    expect(asked(story)).toBe(1);
    story.acknowledge("PEEP-STEP", on("08:41")).given(reading("peep", 18, on("08:50")));
    expect(story.alarms).toEqual(["PEEP-STEP acknowledged"]);
  });

  test("whose value is corrected to another step is the same one", () => {
    const step = reading("peep", 18, on("08:40"));
    const story = seen().given(step).acknowledge("PEEP-STEP", on("08:41")).corrected(step, 17, on("08:45"));
    expect(story.alarms).toEqual(["PEEP-STEP acknowledged"]);
    expect(asked(story)).toBe(1);
  });
});

describe("another impossible value", () => {
  const impossible = (value: number, time: string, late = time) =>
    reading("plateau_pressure", value, on(time), { recordedAt: at(on(late)) });
  const seen = () => new AlarmStory().rejected(impossible(2.4, "08:10")).acknowledge("IMPLAUS", on("08:11"));

  test("after the first was acknowledged asks again with the new value", () => {
    const story = seen().rejected(impossible(2.6, "08:20"));
    expect(only(story, "IMPLAUS")).toEqual(["IMPLAUS active"]);
    expect(saying(story, "IMPLAUS")).toEqual(["Check Pplat 2.6 cmH2O"]);
  });

  test("that repeats the first one, as a broken device does every minute, asks nobody again", () => {
    const story = seen().rejected(impossible(2.4, "08:20")).rejected(impossible(2.4, "08:21"));
    expect(only(story, "IMPLAUS")).toEqual(["IMPLAUS acknowledged"]);
  });

  test("that arrives more than two hours late asks nobody again", () => {
    const story = seen().rejected(impossible(2.6, "08:20", "10:30"));
    expect(only(story, "IMPLAUS")).toEqual(["IMPLAUS acknowledged"]);
  });

  test("that is answered for leaves the first, which somebody has acknowledged, as it was", () => {
    const story = seen();
    const second = impossible(2.6, "08:20");
    story.rejected(second).acknowledge("IMPLAUS", on("08:21")).answer(on("08:22"), second.seq);
    expect(only(story, "IMPLAUS")).toEqual(["IMPLAUS acknowledged"]);
  });
});
