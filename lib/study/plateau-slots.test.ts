import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { plateauSlots } from "./plateau-slots.ts";
import { at, given, NEW_YORK, reading, SHANGHAI, segmentOf, spell } from "./sample-subject.fixture.ts";

const DATE = "2026-03-02";
const plateau = (time: string, value: number, parts = {}) =>
  reading("plateau_pressure", value, `${DATE} ${time}`, parts);
const plateausOf = (input: ReturnType<typeof given>, name?: "PRE" | "POST") =>
  segmentOf(input, DATE, name).plateaus;

describe("the daily plateau pressure", () => {
  test("is the mean of the slots' representatives, those closest to 02, 08, 14 and 20 o'clock", () => {
    const readings = [plateau("01:00", 40), plateau("02:30", 26), plateau("08:00", 26), plateau("19:00", 30)];
    const { plateauPressure, slots } = plateausOf(given({ readings }));
    expect(plateauPressure.mean).toBeCloseTo((26 + 26 + 30) / 3, 12);
    expect(plateauPressure).toMatchObject({ n: 3, expected: 4, completeness: "COMPLETE" });
    expect(slots.map(({ representative }) => representative?.plateau.value ?? null)).toEqual([
      26,
      26,
      null,
      30,
    ]);
  });

  test("takes the earlier of two that are equally close", () => {
    const readings = [plateau("09:00", 30), plateau("07:00", 20)];
    expect(plateausOf(given({ readings })).plateauPressure.mean).toBe(20);
  });

  test("takes the next closest where the closest does not count", () => {
    const readings = [plateau("08:00", 35, { status: "conflict" }), plateau("10:00", 24)];
    expect(plateausOf(given({ readings })).plateauPressure.mean).toBe(24);
  });

  test("gives a plateau on a slot's edge to the slot that begins", () => {
    const { slots } = plateausOf(given({ readings: [plateau("06:00", 24)] }));
    expect(slots.map(({ representative }) => representative !== null)).toEqual([false, true, false, false]);
  });

  test.each([
    [["02:00", "08:00", "14:00", "20:00"], "COMPLETE"],
    [["02:00", "08:00", "14:00"], "COMPLETE"],
    [["02:00", "08:00"], "PARTIAL"],
    [["02:00"], "INSUFFICIENT"],
    [[], "INSUFFICIENT"],
  ])("with plateaus at %j is %s", (times, completeness) => {
    const readings = times.map((time) => plateau(time, 25));
    expect(plateausOf(given({ readings })).plateauPressure.completeness).toBe(completeness);
  });

  test("expects the slots whose nominal time has passed on the ventilator, and any that is filled", () => {
    const expectedAt = (now: string) => plateausOf(given({ now: `${DATE} ${now}` })).plateauPressure.expected;
    expect([expectedAt("01:59"), expectedAt("02:00"), expectedAt("20:00")]).toEqual([0, 1, 4]);
    const lateStart = given({ ventilation: [spell(`${DATE} 03:00`)], readings: [plateau("04:00", 25)] });
    expect(plateausOf(lateStart).plateauPressure).toMatchObject({ n: 1, expected: 4 });
    const extubated = given({ ventilation: [spell("2026-03-01 00:00", `${DATE} 14:00`)] });
    expect(plateausOf(extubated).plateauPressure.expected).toBe(2);
  });

  test("expects a plateau that is due at T0 itself before the infusion", () => {
    const input = given({ infusion: `${DATE} 14:00` });
    expect(plateausOf(input, "PRE").plateauPressure.expected).toBe(3);
    expect(plateausOf(input, "POST").plateauPressure.expected).toBe(1);
  });

  test("chooses anew before and after an infusion; T0 itself is before", () => {
    const readings = [plateau("13:00", 24), plateau("14:30", 26), plateau("16:00", 30)];
    const input = given({ readings, infusion: `${DATE} 14:30` });
    expect(plateausOf(input).plateauPressure.mean).toBe(26);
    expect(plateausOf(input, "PRE").plateauPressure.mean).toBe(26);
    expect(plateausOf(input, "POST").plateauPressure.mean).toBe(30);
  });
});

describe("plateau slots on a day when the clock changes", () => {
  const slotsOn = (date: string) =>
    plateauSlots(NEW_YORK.dayAt(at(`${date} 12:00`, NEW_YORK)), NEW_YORK, PROTOCOL.plateauSlots);

  test("follow the clock: the first one is 5 or 7 hours long", () => {
    const lengths = (date: string) => slotsOn(date).map(({ from, to }) => (to - from) / HOUR);
    expect(lengths("2026-03-08")).toEqual([5, 6, 6, 6]);
    expect(lengths("2026-11-01")).toEqual([7, 6, 6, 6]);
  });

  test("have their nominal times by the clock too", () => {
    const afterMidnight = (date: string) =>
      slotsOn(date).map(({ nominal }) => (nominal - at(`${date} 00:00`, NEW_YORK)) / HOUR);
    // 02:00 does not exist in March, and is 03:00; in November 01:00 comes twice before it.
    expect(afterMidnight("2026-03-08")).toEqual([2, 7, 13, 19]);
    expect(afterMidnight("2026-11-01")).toEqual([3, 9, 15, 21]);
  });

  test("leave no instant of any day without its slot", () => {
    for (const calendar of [NEW_YORK, SHANGHAI]) {
      for (const date of ["2026-03-08", "2026-06-01", "2026-11-01"]) {
        const day = calendar.dayAt(at(`${date} 12:00`, calendar));
        const slots = plateauSlots(day, calendar, PROTOCOL.plateauSlots);
        const edges: Instant[] = [day.start, ...slots.slice(1).map(({ from }) => from), day.end];
        expect(slots.map(({ from, to }) => [from, to])).toEqual(
          edges.slice(0, -1).map((edge, index) => [edge, edges[index + 1]]),
        );
      }
    }
  });
});
