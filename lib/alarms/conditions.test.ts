import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
/** A plateau with its PEEP and tidal volume in the same record. */
const plateau = (value: number, time: string, peep = 10, tidalVolume = 400): readonly Reading[] => [
  reading("peep", peep, on(time)),
  reading("tidal_volume", tidalVolume, on(time)),
  reading("plateau_pressure", value, on(time)),
];
/** Set every hour, so that nothing is overdue. */
const infusedAt10 = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
const support = (peep: number, fio2: number, time: string) => [
  reading("peep", peep, on(time)),
  reading("fio2", fio2, on(time)),
];
const only = (story: AlarmStory, condition: string) =>
  story.alarms.filter((word) => word.startsWith(condition));

describe("PPLAT-HI", () => {
  test("given 30.0, exactly at the limit, nothing is raised; given 30.04 it is", () => {
    expect(new AlarmStory().given(...plateau(30, "08:00", 16)).alarms).toEqual([]);
    expect(new AlarmStory().given(...plateau(30.04, "08:00", 16)).alarms).toEqual(["PPLAT-HI active"]);
  });

  test("given a float that only seems to exceed 30, nothing is raised", () => {
    expect(new AlarmStory().given(...plateau(30 + 1e-9, "08:00", 16)).alarms).toEqual([]);
  });

  test("given the next one at 30.0 it ends by itself", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17)).given(...plateau(30, "12:30", 17));
    expect(story.alarms).toEqual([]);
    expect(story.events.map(({ type }) => type)).toEqual(["alarmRaised", "alarmCauseEnded", "alarmEnded"]);
  });

  test("given another one above, it is the same alarm with the new figure", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17)).given(...plateau(33, "12:30", 19));
    expect(story.events.map(({ type }) => type)).toEqual(["alarmRaised", "alarmChanged"]);
    expect(story.board.alarms[0]?.figures).toEqual({ value: 33, limit: 30 });
  });

  test("given one that arrives three hours late, nothing sounds", () => {
    const late = reading("plateau_pressure", 35, on("05:00"), { recordedAt: at(on("08:01")) });
    expect(only(new AlarmStory().given(...support(20, 0.5, "07:30"), late), "PPLAT")).toEqual([]);
  });

  test("given extubation it ends", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17));
    story.become({ ventilation: [spell("2026-03-01 00:00", on("09:00"))] }, on("09:00"));
    expect(story.alarms).toEqual([]);
  });
});

describe("DP-HI", () => {
  test("given 15.0 nothing is raised; given 15.1 it is, and 14.5 does not end it, and 14.0 does", () => {
    const story = new AlarmStory().given(...plateau(25, "02:00"));
    expect(story.alarms).toEqual([]);
    story.given(...plateau(25.1, "02:30"));
    expect(story.alarms).toEqual(["DP-HI active"]);
    story.given(...plateau(24.5, "03:00"));
    expect(story.alarms).toEqual(["DP-HI active"]);
    // Not "14.5 > 15": it says which limit it has still to reach.
    expect(story.board.alarms[0]?.figures).toEqual({ value: 14.5, limit: 14 });
    story.given(...plateau(24, "03:30"));
    expect(story.alarms).toEqual([]);
  });

  test("given a plateau without a PEEP to pair with, it goes on as it was", () => {
    const story = new AlarmStory().given(...plateau(26, "02:00"));
    story.given(reading("plateau_pressure", 20, on("04:30")));
    expect(only(story, "DP-HI")).toEqual(["DP-HI active"]);
    expect(story.board.alarms.find(({ condition }) => condition === "DP-HI")?.figures.value).toBe(16);
  });

  test("given a plateau at or below its PEEP, that is said instead", () => {
    expect(new AlarmStory().given(...plateau(10, "02:00", 12)).alarms).toEqual(["DP-NEG active"]);
  });
});

describe("VT-HI, above 8 ml/kg of 66 kg predicted", () => {
  test("given one, nothing is raised; given two, it is; given one below, it ends", () => {
    const story = new AlarmStory().given(...plateau(20, "02:00", 10, 540));
    expect(story.alarms).toEqual([]);
    story.given(...plateau(20, "02:30", 10, 540));
    expect(story.alarms).toEqual(["VT-HI active"]);
    story.given(...plateau(20, "03:00", 10, 520));
    expect(story.alarms).toEqual([]);
  });
});

describe("PEEP-STEP", () => {
  test("given 5 more within two hours it is said for an hour; given 4.9, or after more than two hours, not", () => {
    const story = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 13, on("03:00")));
    expect(story.alarms).toEqual(["PEEP-STEP active"]);
    expect(story.given(reading("peep", 13, on("03:59"))).alarms).toEqual(["PEEP-STEP active"]);
    expect(only(story.at(on("04:00")), "PEEP-STEP")).toEqual([]);
    const small = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 12.9, on("03:00")));
    expect(small.alarms).toEqual([]);
    const slow = new AlarmStory()
      .given(reading("peep", 8, on("02:00")))
      .given(reading("peep", 13, on("04:01")));
    expect(only(slow, "PEEP-STEP")).toEqual([]);
  });

  test("given another PEEP within the hour, it still ends an hour after the step, by itself", () => {
    const story = new AlarmStory().given(reading("peep", 8, on("02:00")), reading("peep", 13, on("03:00")));
    story.given(reading("peep", 13, on("03:55")));
    expect(story.changesAt).toBe(at(on("04:00")));
  });

  test("given a device that speaks every minute it is said for the whole hour as well", () => {
    const minutes = Array.from({ length: 59 }, (_, minute) => `03:${String(minute + 1).padStart(2, "0")}`);
    const story = new AlarmStory()
      .given(reading("peep", 8, on("02:59")), reading("peep", 13, on("03:00")))
      .given(...minutes.map((minute) => reading("peep", 13, on(minute))));
    expect(only(story, "PEEP-STEP")).toEqual(["PEEP-STEP active"]);
    expect(only(story.at(on("04:00")), "PEEP-STEP")).toEqual([]);
  });

  test("given a device that falls silent meanwhile, it is over after its hour and not when somebody looks", () => {
    const story = new AlarmStory()
      .given(
        reading("peep", 8, on("02:30")),
        reading("peep", 13, on("02:40")),
        reading("peep", 13, on("03:20")),
      )
      .given(reading("plateau_pressure", 25, on("03:20")));
    expect(only(story, "PEEP-STEP")).toEqual(["PEEP-STEP active"]);
    expect(only(story.passTo(on("03:40")), "PEEP-STEP")).toEqual([]);
  });
});

describe("PPLAT-OVD", () => {
  test("given no plateau two hours after its time it is raised, and the end of the slot ends it", () => {
    const story = new AlarmStory().given(...plateau(25, "02:00")).given(...support(10, 0.5, "09:30"));
    expect(only(story.at(on("09:59")), "PPLAT-OVD")).toEqual([]);
    expect(only(story.at(on("10:00")), "PPLAT-OVD")).toEqual(["PPLAT-OVD active"]);
    expect(only(story.at(on("12:00")), "PPLAT-OVD")).toEqual([]);
  });

  test("given the slot before was missed as well, it is raised again for the next one", () => {
    const story = new AlarmStory()
      .given(...plateau(25, "02:00"))
      .at(on("10:00"))
      .at(on("12:00"));
    expect(only(story.at(on("15:59")), "PPLAT-OVD")).toEqual([]);
    expect(only(story.at(on("16:00")), "PPLAT-OVD")).toEqual(["PPLAT-OVD active"]);
    expect(
      story.events.filter((event) => "condition" in event && event.condition === "PPLAT-OVD"),
    ).toHaveLength(2);
  });
});

describe("PEEP-OVD", () => {
  test("given no PEEP for more than 75 minutes it is raised, and a PEEP ends it", () => {
    const story = new AlarmStory().given(reading("peep", 10, on("02:00")));
    expect(story.at(on("03:15")).alarms).toEqual([]);
    expect(story.lookAt((at(on("03:15")) + 1) as never).alarms).toEqual(["PEEP-OVD active"]);
    expect(story.given(reading("peep", 10, on("03:20"))).alarms).toEqual([]);
  });

  test("given the window after an infusion it is of medium priority", () => {
    const story = new AlarmStory(infusedAt10).given(...support(10, 0.5, "10:30"));
    const { alarms } = story.at(on("11:46")).board;
    expect(alarms.find(({ condition }) => condition === "PEEP-OVD")).toMatchObject({
      condition: "PEEP-OVD",
      priority: "medium",
    });
  });
});

describe("FEED-SIL", () => {
  const everyMinute = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => reading("peep", 10, on(oClock(2, from + index))));

  test("given a device that is quiet for more than five minutes it is raised, and nothing else is overdue", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30));
    expect(story.at(on("02:35")).alarms).toEqual([]);
    expect(story.at(on("02:36")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("05:00")).alarms).toEqual(["FEED-SIL active"]);
  });

  test("given a device that is heard again it ends after two minutes", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    story.given(reading("peep", 10, on("02:41")));
    expect(story.alarms).toEqual(["FEED-SIL active"]);
    story.given(reading("peep", 10, on("02:42")));
    expect(story.at(on("02:43")).alarms).toEqual([]);
  });

  test("given a plateau that became due meanwhile, it is said once the feed is trusted again", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("04:10"));
    story.given(reading("peep", 10, on("04:30"))).given(reading("peep", 10, on("04:31")));
    expect(story.alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("04:32")).alarms).toEqual(["PPLAT-OVD active"]);
  });

  test("given a device that falls silent again within ten minutes, it must be heard for two minutes again", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    story
      .given(reading("peep", 10, on("02:41")))
      .given(reading("peep", 10, on("02:42")))
      .at(on("02:43"));
    expect(only(story.at(on("02:49")), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.given(reading("peep", 10, on("02:50"))), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.at(on("02:52")), "FEED")).toEqual([]);
  });

  test("given a ventilator that is quiet beside a pump that goes on, it is raised, and stays after an hour", () => {
    const pump = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        reading("norepinephrine", 5, on(oClock(2 + Math.floor((from + index) / 60), (from + index) % 60)), {
          source: "pump",
        }),
      );
    const story = new AlarmStory().given(...everyMinute(0, 30), ...pump(0, 35));
    expect(only(story, "FEED")).toEqual([]);
    expect(only(story.given(...pump(36, 40)), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.given(...pump(41, 110)), "FEED")).toEqual(["FEED-SIL active"]);
  });

  test("given a ventilator that is heard again beside a pump that never fell silent, it ends after two minutes", () => {
    const pump = Array.from({ length: 41 }, (_, minute) =>
      reading("norepinephrine", 5, on(oClock(2, minute)), { source: "pump" }),
    );
    const story = new AlarmStory().given(...everyMinute(0, 30), ...pump);
    story.given(reading("peep", 10, on("02:41")));
    expect(only(story, "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.at(on("02:43")), "FEED")).toEqual([]);
  });

  test("given a device that is heard again by its heartbeats alone, it ends after two minutes too", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    expect(story.beats("ventilator", on("02:41"), on("02:44")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("02:42:59")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.passTo(on("02:43")).alarms).toEqual([]);
  });

  test("given a server that starts again, it stays until the device is heard, and says since when it was not", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).beats("ventilator", on("02:30"), on("02:30"));
    const { figures } = story.at(on("02:40")).board.alarms[0] ?? {};
    expect(figures).toEqual({ last: at(on("02:30")) });
    expect(story.restart(on("02:50")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("03:30")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.board.alarms[0]?.figures).toEqual(figures);
    expect(story.events).toHaveLength(1);
    story.beats("ventilator", on("03:31"), on("03:36"));
    expect(only(story.at(on("03:33")), "FEED")).toEqual([]);
  });

  test("given an hourly source it is never silent", () => {
    const story = new AlarmStory().given(reading("peep", 10, on("02:00"))).at(on("02:50"));
    expect(story.alarms).toEqual([]);
  });
});

describe("FEED-NONE", () => {
  test("given nothing at all in 75 minutes on the ventilator it is raised, and the first reading ends it", () => {
    const story = new AlarmStory({ ventilation: [spell(on("02:00"))] });
    expect(story.at(on("03:15")).alarms).toEqual([]);
    expect(story.at(on("03:16")).alarms).toEqual(["FEED-NONE active"]);
    expect(story.given(reading("peep", 10, on("03:17"))).alarms).toEqual([]);
  });
});

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

  test("given a rise measured in the last minute of the window and entered after it, it is raised", () => {
    const measured = (time: string) => [
      reading("peep", 15, `2026-03-03 ${time}`, { recordedAt: at("2026-03-03 10:05") }),
      reading("fio2", 0.5, `2026-03-03 ${time}`, { recordedAt: at("2026-03-03 10:05") }),
    ];
    expect(only(start().given(...measured("10:00")), "IAE-H2")).toEqual(["IAE-H2 active"]);
    expect(only(start().given(...measured("10:01")), "IAE-H2")).toEqual([]);
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

describe("CST-DROP", () => {
  // 400 ml over 10 cmH2O is 40 ml/cmH2O.
  const infusedWith40 = () => new AlarmStory(infusedAt10).given(...plateau(20, "08:00"));

  test("given 80 % of the baseline once nothing is raised, twice it is, and 85 % ends it", () => {
    const story = infusedWith40().given(...plateau(22.5, "11:00"));
    expect(only(story, "CST")).toEqual([]);
    expect(only(story.given(...plateau(22.5, "12:00")), "CST")).toEqual(["CST-DROP active"]);
    expect(only(story.given(...plateau(22, "13:00")), "CST")).toEqual(["CST-DROP active"]);
    expect(only(story.given(...plateau(21.7, "14:00")), "CST")).toEqual([]);
  });

  test("given 70 % of it, at once", () => {
    expect(only(infusedWith40().given(...plateau(24.3, "11:00")), "CST")).toEqual(["CST-DROP active"]);
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
