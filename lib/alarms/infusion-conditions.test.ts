import { describe, expect, test } from "vitest";
import { at, oClock, reading } from "../study/sample-subject.fixture.ts";
import type { Kilogram } from "../units/quantity.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { infusedAt10, on, only, support } from "./condition-samples.fixture.ts";

describe("IAE-H1 and IAE-H2, after an infusion at 10:00 with PEEP 10 and FiO2 0.50 before", () => {
  const start = () => new AlarmStory(infusedAt10).given(...support(10, 0.5, "09:30"));

  test("given PEEP +5 and FiO2 +0.20 within six hours, exactly, a high alarm is raised", () => {
    const story = start().given(...support(15, 0.7, "11:00"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 active"]);
    expect(story.board.alarms.find(({ condition }) => condition === "IAE-H1")?.priority).toBe("high");
  });

  test("given only one of them, or just below, a medium one or none", () => {
    expect(only(start().given(...support(15, 0.69, "11:00")), "IAE")).toEqual(["IAE-H2 active"]);
    expect(only(start().given(...support(14.9, 0.69, "11:00")), "IAE")).toEqual([]);
  });

  test("given one of them while the other is old, or was not measured since, a medium one", () => {
    const start = () => new AlarmStory(infusedAt10).given(...support(10, 0.5, "09:30"));
    expect(only(start().given(reading("peep", 16, on("11:00"))), "IAE")).toEqual(["IAE-H2 active"]);
    const old = start().given(...support(10, 0.5, "10:10"));
    expect(only(old.given(reading("peep", 16, on("13:00"))), "IAE")).toEqual(["IAE-H2 active"]);
  });

  test("given both that grow apart in time and neither falls, the high one goes on", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "09:30"))
      .given(...support(16, 0.8, "11:00"))
      .acknowledge("IAE-H1", on("11:02"))
      .given(reading("fio2", 0.8, on("12:10")));
    expect(only(story, "IAE")).toEqual(["IAE-H1 acknowledged"]);
    expect(only(story.given(reading("peep", 16, on("12:20"))), "IAE")).toEqual(["IAE-H1 acknowledged"]);
  });

  test("given two that were charted hours apart, and both at once only after six hours, a medium one", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "09:30"))
      .given(reading("fio2", 0.8, on("13:00")))
      .given(reading("peep", 16, on("15:30")))
      .given(...support(16, 0.8, "17:00"));
    expect(only(story, "IAE")).toEqual(["IAE-H2 active"]);
  });

  test("given the same with both at once within six hours, the high one from then on", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "09:30"))
      .given(reading("fio2", 0.8, on("13:00")))
      .given(reading("peep", 16, on("15:30")))
      .given(reading("fio2", 0.8, on("15:50")));
    const high = story.board.alarms.find(({ condition }) => condition === "IAE-H1");
    expect(high?.since).toBe(at(on("15:50")));
  });

  test("given both exactly six hours after T0, the high one", () => {
    const story = start()
      .given(...support(10, 0.5, "15:30"))
      .given(...support(15, 0.7, "16:00"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 active"]);
  });

  test("given both after more than six hours, a medium one", () => {
    const story = start()
      .given(...support(10, 0.5, "15:30"))
      .given(...support(16, 0.8, "16:01"));
    expect(only(story, "IAE")).toEqual(["IAE-H2 active"]);
  });

  test("given that it passes before anybody saw it, it stays latched until somebody does", () => {
    const story = start()
      .given(...support(16, 0.8, "11:00"))
      .given(...support(10, 0.5, "12:00"));
    expect(only(story, "IAE-H1")).toEqual(["IAE-H1 latched escalated"]);
    story.given(...support(10, 0.5, "13:00"));
    expect(only(story, "IAE-H1")).toEqual(["IAE-H1 latched escalated"]);
    expect(only(story.acknowledge("IAE-H1", on("13:05")), "IAE-H1")).toEqual([]);
  });

  test("given somebody saw it, it goes on as long as it is true, and ends with its cause", () => {
    const story = start()
      .given(...support(16, 0.8, "11:00"))
      .acknowledge("IAE-H1", on("11:02"));
    expect(only(story.given(...support(16, 0.8, "12:00")), "IAE-H1")).toEqual(["IAE-H1 acknowledged"]);
    expect(only(story.given(...support(10, 0.5, "13:00")), "IAE-H1")).toEqual([]);
  });

  test("given a device, it must last for five minutes", () => {
    const minutes = (from: number, to: number, peep: number, fio2: number) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        support(peep, fio2, oClock(11, from + index)),
      ).flat();
    const story = new AlarmStory(infusedAt10).given(...support(10, 0.5, "09:30"));
    story.given(...minutes(0, 20, 10, 0.5)).given(...minutes(21, 25, 16, 0.8));
    expect(only(story, "IAE")).toEqual([]);
    expect(only(story.given(...minutes(26, 26, 16, 0.8)), "IAE")).toEqual(["IAE-H1 active"]);
  });

  test("given no PEEP or FiO2 fresh enough before, it cannot be judged and nothing is raised", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "07:59"))
      .given(...support(18, 0.9, "11:00"));
    expect(only(story, "IAE-H")).toEqual([]);
  });

  test("given a device whose values tremble, only what is worse than ever is recorded, and a step down", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "09:50"))
      .given(...support(16, 0.8, "11:00"));
    const h1 = () => story.board.alarms.find(({ condition }) => condition === "IAE-H1");
    const changes = () =>
      story.events.filter((event) => event.type === "alarmChanged" && event.alarm === h1()?.alarm).length;
    for (const [minute, peep] of [16, 16.2, 15.9, 16.1, 15.7, 16.2, 16.23, 15.8].entries()) {
      for (const reading of support(peep, 0.8, oClock(11, 1 + minute))) story.given(reading);
    }
    expect(changes()).toBe(1);
    expect(h1()?.figures.peep).toBeCloseTo(6.2);
    story.given(reading("peep", 15.2, on(oClock(11, 20))));
    expect(changes()).toBe(2);
    expect(h1()?.figures.peep).toBeCloseTo(5.2);
  });

  test("given a rise measured in the last minute of the window and entered after it, it is raised", () => {
    const measured = (time: string) => [
      reading("peep", 15, `2026-03-03 ${time}`, { recordedAt: at("2026-03-03 10:05") }),
      reading("fio2", 0.5, `2026-03-03 ${time}`, { recordedAt: at("2026-03-03 10:05") }),
    ];
    expect(only(start().given(...measured("10:00")), "IAE-H2")).toEqual(["IAE-H2 active"]);
    expect(only(start().given(...measured("10:01")), "IAE-H2")).toEqual([]);
  });

  test("given that the window has closed, whoever acknowledged it is not asked again eight hours later", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...support(10, 0.5, "09:30"))
      .given(reading("peep", 16, on("20:00")))
      .acknowledge("IAE-H2", on("20:05"));
    expect(only(story.passTo("2026-03-03 04:05"), "IAE-H2")).toEqual(["IAE-H2 active"]);
    story.acknowledge("IAE-H2", "2026-03-03 04:10").passTo("2026-03-05 12:00");
    expect(only(story, "IAE-H2")).toEqual(["IAE-H2 acknowledged"]);
  });

  test("given the end of the window, what is latched stays and nothing new is raised", () => {
    const story = start()
      .given(...support(16, 0.8, "11:00"))
      .given(...support(10, 0.5, "12:00"));
    story.at("2026-03-03 10:01");
    expect(only(story, "IAE")).toEqual(["IAE-H1 latched escalated", "IAE-END active"]);
    story.given(reading("peep", 20, "2026-03-03 10:30"), reading("fio2", 1, "2026-03-03 10:30"));
    expect(only(story, "IAE-H")).toEqual(["IAE-H1 latched escalated"]);
  });
});

describe("IAE-V", () => {
  test("given norepinephrine that rises to 10 µg/min after the infusion it is raised, and 9.9 is not", () => {
    const dose = (value: number, time: string, unit = "ug/min") =>
      reading("norepinephrine", value, on(time), { unit });
    const story = new AlarmStory(infusedAt10).given(dose(5, "09:00")).given(dose(9.9, "11:00"));
    expect(only(story, "IAE-V")).toEqual([]);
    expect(only(story.given(dose(10, "12:00")), "IAE-V")).toEqual(["IAE-V active"]);
    // 0.152 µg/kg/min at 66 kg is 10.03 µg/min.
    const byWeight = new AlarmStory(infusedAt10).given(dose(0.1, "09:00", "ug/kg/min"));
    expect(only(byWeight.given(dose(0.152, "11:00", "ug/kg/min")), "IAE-V")).toEqual(["IAE-V active"]);
  });

  test("given 60 kg, 0.167 µg/kg/min are the 10 µg/min of the definition, and 0.166 are not", () => {
    const dose = (value: number, time: string) =>
      reading("norepinephrine", value, on(time), { unit: "ug/kg/min" });
    const story = new AlarmStory({ ...infusedAt10, weightKg: 60 as Kilogram }).given(dose(0.1, "09:00"));
    expect(only(story.given(dose(0.166, "11:00")), "IAE-V")).toEqual([]);
    expect(only(story.given(dose(0.167, "12:00")), "IAE-V")).toEqual(["IAE-V active"]);
  });

  test.each([
    ["phenylephrine", "ug/min", 99.9, 100],
    ["dopamine", "ug/kg/min", 9.9, 10],
    ["epinephrine", "ug/kg/min", 0.099, 0.1],
  ] as const)("given %s in %s, %d is not enough and %d is", (drug, unit, below, limit) => {
    const dose = (value: number, time: string) => reading(drug, value, on(time), { unit });
    const story = new AlarmStory(infusedAt10).given(dose(0.05, "09:00"));
    expect(only(story.given(dose(below, "11:00")), "IAE-V")).toEqual([]);
    expect(only(story.given(dose(limit, "12:00")), "IAE-V")).toEqual(["IAE-V active"]);
  });

  test("given a dose that was as high before the infusion, it is not", () => {
    const story = new AlarmStory(infusedAt10)
      .given(reading("norepinephrine", 12, on("09:00")))
      .given(reading("norepinephrine", 14, on("11:00")));
    expect(only(story, "IAE-V")).toEqual([]);
  });

  test("given a dose that was as high before, lowered since and raised again, it crosses upward", () => {
    const story = new AlarmStory(infusedAt10)
      .given(reading("norepinephrine", 12, on("09:00")))
      .given(reading("norepinephrine", 5, on("10:20")))
      .given(reading("norepinephrine", 12, on("11:10")));
    expect(only(story, "IAE-V")).toEqual(["IAE-V active"]);
  });

  test("given a third vasopressor, it is", () => {
    const story = new AlarmStory(infusedAt10).given(
      reading("norepinephrine", 3, on("09:00")),
      reading("dopamine", 1, on("09:00"), { unit: "ug/kg/min" }),
    );
    expect(only(story.given(reading("phenylephrine", 20, on("11:00"))), "IAE-V")).toEqual(["IAE-V active"]);
  });
});

describe("IAE-T", () => {
  test("given 38.0 and one degree more than before, it is raised; given less of either, not", () => {
    const start = () => new AlarmStory(infusedAt10).given(reading("temperature", 37, on("09:00")));
    expect(only(start().given(reading("temperature", 38, on("12:00"))), "IAE-T")).toEqual(["IAE-T active"]);
    expect(only(start().given(reading("temperature", 37.9, on("12:00"))), "IAE-T")).toEqual([]);
    const warm = new AlarmStory(infusedAt10).given(reading("temperature", 37.5, on("09:00")));
    expect(only(warm.given(reading("temperature", 38.4, on("12:00"))), "IAE-T")).toEqual([]);
  });
});

describe("INF-LONG", () => {
  test("given an infusion of more than an hour it is low, of more than two medium, and its end ends it", () => {
    const running = { infusions: [{ startedAt: at(on("10:00")), endedAt: null }] };
    const story = new AlarmStory(running).given(...support(10, 0.5, "10:59"));
    const priority = () => story.board.alarms.find(({ condition }) => condition === "INF-LONG")?.priority;
    expect(priority()).toBeUndefined();
    story.given(...support(10, 0.5, "11:01"));
    expect(priority()).toBe("low");
    story.given(...support(10, 0.5, "12:01"));
    expect(priority()).toBe("medium");
    story.become(infusedAt10, on("12:10"));
    expect(only(story, "INF-LONG")).toEqual([]);
  });
});
