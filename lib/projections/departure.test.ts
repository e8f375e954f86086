import { describe, expect, test } from "vitest";
import { departureAt } from "../study/departure.ts";
import {
  at,
  given,
  kept,
  oClock,
  profile,
  reading,
  SHANGHAI,
  segmentOf,
  spell,
} from "../study/sample-subject.fixture.ts";
import { studyInputOf } from "../study/study-input.ts";
import { ventilationOf } from "../study/ventilation.ts";
import { missingReason } from "./missing-reason.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const died = (time: string) => ({ death: { at: at(time), cause: null } });
const left = (time: string) => ({ discharge: { at: at(time), to: "ward", offVentilator: true } as const });
const VENTILATED = { ventilation: [spell("2026-03-01 00:00")] };
const { protocol } = given({});

describe("death and discharge", () => {
  const hourly = Array.from({ length: 10 }, (_, hour) => reading("peep", 10, on(oClock(hour, 5))));
  const inputOf = (parts: Parameters<typeof profile>[0]) =>
    studyInputOf(profile({ ...VENTILATED, ...parts }), kept(hourly), {
      calendar: SHANGHAI,
      protocol,
      now: at("2026-03-04 12:00"),
    });
  const day = (parts: Parameters<typeof profile>[0]) => segmentOf(inputOf(parts), "2026-03-02").peep;

  test("truncate what is expected: of 24 hours ten are left, and all of them are filled", () => {
    expect(day({})).toMatchObject({ n: 10, expected: 24, completeness: "INSUFFICIENT" });
    expect(day(died(on("10:00")))).toMatchObject({ n: 10, expected: 10, completeness: "COMPLETE" });
    expect(day(left(on("10:00")))).toMatchObject({ n: 10, expected: 10, completeness: "COMPLETE" });
  });

  test("make an hour expected from 30 minutes on", () => {
    expect(day(died(on("10:29")))).toMatchObject({ expected: 10 });
    expect(day(died(on("10:30")))).toMatchObject({ expected: 11 });
  });

  test("exclude what a ventilator that runs on says", () => {
    expect(day(died(on("05:00")))).toMatchObject({ n: 5, expected: 5 });
  });

  test("are the reason for what is missing after them, not before", () => {
    const hour = (from: string, parts: Parameters<typeof profile>[0]) => {
      const slot = { from: at(on(from)), to: (at(on(from)) + 3_600_000) as ReturnType<typeof at> };
      return missingReason([], slot, inputOf(parts));
    };
    expect(hour("12:00", died(on("11:00")))).toBe("DIED");
    expect(hour("11:00", died(on("11:10")))).toBe("DIED");
    expect(hour("11:00", died(on("11:50")))).toBe("NOT_RECORDED");
    expect(hour("10:00", died(on("11:10")))).toBe("NOT_RECORDED");
    expect(hour("12:00", left(on("11:00")))).toBe("DISCHARGED");
    expect(hour("12:00", { ...left(on("11:00")), ...died(on("11:30")) })).toBe("DIED");
  });

  test("end also what is assumed while no episode is known", () => {
    const { spells } = ventilationOf(profile(died(on("09:00"))), kept(hourly));
    expect(spells).toEqual([{ startedAt: at(on("00:05")), endedAt: at(on("09:00")) }]);
  });
});

test("who is ventilated again after a discharge is back", () => {
  const back = {
    ...left(on("10:00")),
    ventilation: [spell("2026-03-01 00:00", on("09:00")), spell(on("15:00"))],
  };
  expect(departureAt(profile(back), at(on("12:00")))).toBe("DISCHARGED");
  expect(departureAt(profile(back), at(on("15:00")))).toBeNull();
  expect(ventilationOf(profile(back), new Map()).spells.at(-1)).toEqual({
    startedAt: at(on("15:00")),
    endedAt: null,
  });
});

test("one profile has one list of spells, so that what is remembered of its days stands", () => {
  const one = profile({ ...VENTILATED, ...died(on("09:00")) });
  expect(ventilationOf(one, new Map()).spells).toBe(ventilationOf(one, new Map()).spells);
});
