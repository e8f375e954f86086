import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const infused = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
const support = (peep: number, fio2: number, time: string) => [
  reading("peep", peep, on(time)),
  reading("fio2", fio2, on(time)),
];
/** A high alarm at 11:00. */
const high = () => new AlarmStory(infused).given(...support(10, 0.5, "09:30"), ...support(16, 0.8, "11:00"));
const h1 = (story: AlarmStory) => story.alarms.filter((word) => word.startsWith("IAE-H1"));

describe("a high alarm that nobody answers", () => {
  test("escalates after five minutes, once", () => {
    const story = high();
    expect(h1(story.at(on("11:04")))).toEqual(["IAE-H1 active"]);
    expect(h1(story.at(on("11:05")))).toEqual(["IAE-H1 active escalated"]);
    story.at(on("11:20"));
    expect(story.events.filter(({ type }) => type === "alarmEscalated")).toHaveLength(1);
  });

  test("escalates even if its cause is gone by then", () => {
    const story = high()
      .given(...support(10, 0.5, "11:03"))
      .at(on("11:06"));
    expect(h1(story)).toEqual(["IAE-H1 latched escalated"]);
  });

  test("that had escalated stays so when its cause falls and rises again, and nobody is called once more", () => {
    const story = high().at(on("11:05"));
    story.given(...support(10, 0.5, "11:31"));
    expect(h1(story)).toEqual(["IAE-H1 latched escalated"]);
    story.given(...support(16, 0.8, "11:32"));
    expect(h1(story)).toEqual(["IAE-H1 active escalated"]);
    story.at(on("11:50"));
    expect(story.events.filter(({ type }) => type === "alarmEscalated")).toHaveLength(1);
    expect(story.board.alarms.find(({ condition }) => condition === "IAE-H1")).toMatchObject({
      activeFrom: at(on("11:00")),
      escalatedAt: at(on("11:05")),
    });
  });

  test("escalates after the five minutes of its first, though a dose around its threshold comes and goes", () => {
    const story = new AlarmStory(infused).given(reading("norepinephrine", 5, on("09:55")));
    for (let minute = 0; minute <= 30; minute += 2) {
      const dose = minute % 4 === 0 ? 10.2 : 9.8;
      story.passTo(on(`11:${String(minute).padStart(2, "0")}`));
      story.given(reading("norepinephrine", dose, on(`11:${String(minute).padStart(2, "0")}`)));
    }
    const escalated = story.events.filter(({ type }) => type === "alarmEscalated");
    expect(escalated).toHaveLength(1);
    expect(story.board.alarms.find(({ condition }) => condition === "IAE-V")).toMatchObject({
      activeFrom: at(on("11:00")),
      escalatedAt: at(on("11:05")),
    });
  });

  test("that somebody answered and whose cause went has five new minutes when it returns", () => {
    const story = high().at(on("11:05")).acknowledge("IAE-H1", on("11:06"));
    story.given(...support(10, 0.5, "11:10")).given(...support(16, 0.8, "11:15"));
    expect(h1(story)).toEqual(["IAE-H1 active"]);
    expect(h1(story.at(on("11:19")))).toEqual(["IAE-H1 active"]);
    expect(h1(story.at(on("11:20")))).toEqual(["IAE-H1 active escalated"]);
  });

  test("sounds again when its cause returns, whoever had paused it", () => {
    const story = high().pause(on("11:01"));
    story.given(...support(10, 0.5, "11:02"));
    expect(story.heardAt(on("11:02"))).not.toContain("IAE-H1");
    story.given(...support(16, 0.8, "11:02:30"));
    expect(story.heardAt(on("11:02:30"))).toContain("IAE-H1");
  });

  test("does not when somebody has seen it", () => {
    expect(h1(high().acknowledge("IAE-H1", on("11:04")).at(on("11:30")))).toEqual(["IAE-H1 acknowledged"]);
  });
});

describe("an acknowledged alarm", () => {
  test("asks again after eight hours if it is still true", () => {
    const story = new AlarmStory().given(
      reading("peep", 17, on("08:00")),
      reading("plateau_pressure", 31, on("08:00")),
    );
    story.acknowledge("PPLAT-HI", on("08:05"));
    const words = (time: string) => story.at(on(time)).alarms.filter((word) => word.startsWith("PPLAT-HI"));
    expect(words("16:04")).toEqual(["PPLAT-HI acknowledged"]);
    expect(words("16:05")).toEqual(["PPLAT-HI active"]);
  });

  test("by two people is acknowledged once, by the first", () => {
    const story = high().acknowledge("IAE-H1", on("11:02"), "@li.na");
    story.acknowledge("IAE-H1", on("11:03"), "@wang.min");
    expect(story.events.filter(({ type }) => type === "alarmAcknowledged")).toHaveLength(1);
    expect(story.board.alarms.find(({ condition }) => condition === "IAE-H1")?.acknowledged?.by).toBe(
      "@li.na",
    );
  });
});

describe("a cause that returns", () => {
  const high31 = (time: string) => [reading("peep", 17, on(time)), reading("plateau_pressure", 31, on(time))];
  const fine = (time: string) => [reading("peep", 17, on(time)), reading("plateau_pressure", 29, on(time))];

  test("within ten minutes reopens the same alarm, asking again; later it is a new one", () => {
    const story = new AlarmStory().given(...high31("08:00")).acknowledge("PPLAT-HI", on("08:01"));
    story.given(...fine("08:05")).given(...high31("08:15"));
    expect(story.alarms).toEqual(["PPLAT-HI active"]);
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(1);
    story.given(...fine("08:20")).given(...high31("08:30"));
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(1);
    story.given(...fine("08:35")).given(...high31("08:46"));
    expect(story.events.filter(({ type }) => type === "alarmRaised")).toHaveLength(2);
  });
});

describe("whoever leaves the ward", () => {
  test("takes no alarm along, and the log keeps what nobody answered", () => {
    const story = high().leave(on("11:10"));
    expect(story.alarms).toEqual([]);
    const ends = story.events.filter((event) => event.type === "alarmEnded");
    expect(ends).toContainEqual(expect.objectContaining({ reason: "left_ward", unanswered: true }));
  });
});
