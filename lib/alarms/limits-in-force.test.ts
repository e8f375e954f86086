import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { limitsInForce } from "./limits-in-force.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const plateau = (value: number, time: string, peep = 10, tidalVolume = 400): readonly Reading[] => [
  reading("peep", peep, on(time)),
  reading("tidal_volume", tidalVolume, on(time)),
  reading("plateau_pressure", value, on(time)),
];
const figuresOf = (story: AlarmStory, condition: string) =>
  story.board.alarms.find((alarm) => alarm.condition === condition)?.figures;

describe("the limits in force", () => {
  test("are the protocol's where nothing was set", () => {
    expect(limitsInForce({}, PROTOCOL)).toMatchObject({
      plateauPressure: 30,
      drivingPressure: 15,
      drivingPressureClearsAt: 14,
      tidalVolumePerKg: 8,
      pfRatioBelow: 100,
      peepStep: 5,
    });
  });

  test("are the subject's where one was set, also under another protocol", () => {
    const strict = {
      ...PROTOCOL,
      limits: { ...PROTOCOL.limits, plateauPressure: 28 as 30, drivingPressure: 13 as 15 },
    };
    const limits = limitsInForce({ alarmLimits: { plateauPressure: 32 } }, strict);
    expect(limits).toMatchObject({ plateauPressure: 32, drivingPressure: 13 });
  });

  test("keep a driving pressure's clearing limit as far below it as the protocol has it", () => {
    expect(limitsInForce({ alarmLimits: { drivingPressure: 17.5 } }, PROTOCOL).drivingPressureClearsAt).toBe(
      16.5,
    );
  });
});

describe("alarms by a subject's own limits", () => {
  test("given a plateau limit of 32, 32.0 raises nothing and 32.4 does, and says the limit in force", () => {
    const story = new AlarmStory({ alarmLimits: { plateauPressure: 32 } });
    expect(story.given(...plateau(32, "08:00", 18)).alarms).toEqual([]);
    story.given(...plateau(32.4, "08:30", 18));
    expect(story.alarms).toEqual(["PPLAT-HI active"]);
    expect(figuresOf(story, "PPLAT-HI")).toEqual({ value: 32.4, limit: 32 });
  });

  test("given a change while an alarm is open, it is judged anew at once: ended, and raised again", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17));
    expect(story.alarms).toEqual(["PPLAT-HI active"]);
    story.become({ alarmLimits: { plateauPressure: 32 } }, on("08:05"));
    expect(story.alarms).toEqual([]);
    story.become({ alarmLimits: { plateauPressure: 30.5 } }, on("08:30"));
    expect(story.alarms).toEqual(["PPLAT-HI active"]);
    expect(figuresOf(story, "PPLAT-HI")?.limit).toBe(30.5);
  });

  test("given a stricter one, an acknowledged alarm goes on with the limit that is now in force", () => {
    const story = new AlarmStory().given(...plateau(31, "08:00", 17)).acknowledge("PPLAT-HI", on("08:01"));
    story.become({ alarmLimits: { plateauPressure: 28 } }, on("08:05"));
    expect(story.alarms).toEqual(["PPLAT-HI acknowledged"]);
    expect(figuresOf(story, "PPLAT-HI")?.limit).toBe(28);
  });

  test("given a driving pressure limit of 17, 17.1 raises, 16.5 keeps it and 16.0 ends it", () => {
    const story = new AlarmStory({ alarmLimits: { drivingPressure: 17 } });
    expect(story.given(...plateau(27, "02:00")).alarms).toEqual([]);
    expect(story.given(...plateau(27.1, "02:30")).alarms).toEqual(["DP-HI active"]);
    story.given(...plateau(26.5, "03:00"));
    expect(figuresOf(story, "DP-HI")).toEqual({ value: 16.5, limit: 16 });
    expect(story.given(...plateau(26, "03:30")).alarms).toEqual([]);
  });

  test("given 6 ml/kg of 66 kg, two tidal volumes of 400 ml are too large", () => {
    const story = new AlarmStory({ alarmLimits: { tidalVolumePerKg: 6 } });
    story.given(...plateau(20, "02:00")).given(...plateau(20, "02:30"));
    expect(story.alarms).toEqual(["VT-HI active"]);
  });

  test("given a P/F limit of 80, 79 raises and 90 does not", () => {
    const gas = (pao2: number, time: string) => [
      reading("fio2", 1, on(time)),
      reading("pao2", pao2, on(time)),
    ];
    const story = new AlarmStory({ alarmLimits: { pfRatioBelow: 80 } }).given(...gas(90, "02:00"));
    expect(story.alarms.filter((word) => word.startsWith("PF"))).toEqual([]);
    story.given(...gas(79, "03:00"));
    expect(story.alarms).toContain("PF-LOW active");
  });

  test("given a PEEP step of 3, a change of 3 is said", () => {
    const story = new AlarmStory({ alarmLimits: { peepStep: 3 } });
    story.given(reading("peep", 8, at(on("02:00"))), reading("peep", 11, at(on("03:00"))));
    expect(story.alarms).toEqual(["PEEP-STEP active"]);
  });
});
