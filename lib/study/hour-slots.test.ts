import { describe, expect, test } from "vitest";
import { PROTOCOL, type Protocol } from "../protocol/protocol.ts";
import { HOUR, type Instant, MINUTE } from "../units/instant.ts";
import { forDisplay } from "../units/rounding.ts";
import { at, given, NEW_YORK, oClock, reading, segmentOf, spell } from "./sample-subject.fixture.ts";
import { createSiteCalendar } from "./site-calendar.ts";

const DATE = "2026-03-02";
const peep = (hour: number, value = 10, minute = 0) =>
  reading("peep", value, `${DATE} ${oClock(hour, minute)}`);
const hours = (count: number) => Array.from({ length: count }, (_, hour) => hour);

describe("the daily PEEP", () => {
  test("is the mean of hours: 22 at 10, one with 10 and 14, one at 10 make 10.1 from 24 of 24", () => {
    const readings = [...hours(24).map((hour) => peep(hour)), peep(22, 14, 30)];
    const { mean, n, expected, completeness } = segmentOf(given({ readings }), DATE).peep;
    expect(mean).toBeCloseTo(242 / 24, 12);
    expect(forDisplay(mean, 1)).toBe("10.1");
    expect([n, expected, completeness]).toEqual([24, 24, "COMPLETE"]);
  });

  test("gives a minute-rate hour no more weight than any other", () => {
    const everyMinute = Array.from({ length: 60 }, (_, minute) => peep(3, 20, minute));
    const { mean, n } = segmentOf(given({ readings: [peep(2, 10), ...everyMinute] }), DATE).peep;
    expect([mean, n]).toEqual([15, 2]);
  });

  test.each([
    [24, "COMPLETE"],
    [18, "COMPLETE"],
    [17, "PARTIAL"],
    [12, "PARTIAL"],
    [11, "INSUFFICIENT"],
    [0, "INSUFFICIENT"],
  ] as const)("with %d of 24 hours filled is %s", (filled, completeness) => {
    const readings = hours(filled).map((hour) => peep(hour));
    expect(segmentOf(given({ readings }), DATE).peep).toMatchObject({
      n: filled,
      expected: 24,
      completeness,
    });
  });

  test("is absent, not zero, without readings, and a true zero stays one", () => {
    expect(segmentOf(given({}), DATE).peep.mean).toBeNull();
    expect(segmentOf(given({ readings: [peep(4, 0)] }), DATE).peep.mean).toBe(0);
  });

  test("puts a reading on the full hour into the hour that begins", () => {
    const { slots } = segmentOf(given({ readings: [peep(5, 8), peep(4, 12, 59)] }), DATE).peep;
    expect([slots[4]?.value, slots[5]?.value]).toEqual([12, 8]);
  });

  test.each(["conflict", "rejected", "voided", "superseded"] as const)(
    "leaves out a %s reading",
    (status) => {
      const readings = [peep(4, 10), reading("peep", 30, `${DATE} 04:10`, { status })];
      expect(segmentOf(given({ readings }), DATE).peep.mean).toBe(10);
    },
  );

  test("never counts total PEEP", () => {
    const readings = [peep(4, 10), reading("total_peep", 14, `${DATE} 05:00`)];
    expect(segmentOf(given({ readings }), DATE).peep).toMatchObject({ mean: 10, n: 1 });
  });

  test.each([
    ["mean", 12],
    ["last", 14],
    ["median", 11],
  ])("takes the %s of an hour where the protocol says so", (aggregate, value) => {
    const protocol = { ...PROTOCOL, hourSlots: { ...PROTOCOL.hourSlots, aggregate } } as unknown as Protocol;
    const readings = [peep(4, 11, 0), peep(4, 11, 20), peep(4, 14, 40)];
    expect(segmentOf(given({ readings, protocol }), DATE).peep.mean).toBe(value);
  });
});

describe("the hours that a day expects", () => {
  test("hold at least 30 minutes of ventilation", () => {
    const early = given({ ventilation: [spell(`${DATE} 06:30`, `${DATE} 18:30`)] });
    expect(segmentOf(early, DATE).peep.expected).toBe(13);
    const late = given({ ventilation: [spell(`${DATE} 06:31`, `${DATE} 18:29`)] });
    expect(segmentOf(late, DATE).peep.expected).toBe(11);
  });

  test("include any hour that is filled", () => {
    const ventilation = [spell(`${DATE} 06:45`, `${DATE} 12:00`)];
    const { expected, n } = segmentOf(given({ ventilation, readings: [peep(6, 10, 50)] }), DATE).peep;
    expect([expected, n]).toEqual([6, 1]);
  });

  test("end with now, and the day is running", () => {
    const running = given({ now: `${DATE} 18:42`, readings: hours(17).map((hour) => peep(hour)) });
    expect(segmentOf(running, DATE).peep).toMatchObject({ n: 17, expected: 19, completeness: "RUNNING" });
    expect(segmentOf(given({ now: `${DATE} 18:29` }), DATE).peep.expected).toBe(18);
  });

  test("are few on a day cut short, which is then neither good nor bad", () => {
    const short = given({ ventilation: [spell("2026-03-01 00:00", `${DATE} 03:00`)], readings: [peep(0)] });
    expect(segmentOf(short, DATE).peep).toMatchObject({ n: 1, expected: 3, completeness: "SHORT" });
  });

  test("count from the first reading of a ventilator while no episode is known", () => {
    const input = given({
      ventilation: [],
      readings: [reading("spo2", 95, `${DATE} 03:00`), peep(10), peep(12)],
    });
    expect(segmentOf(input, DATE).peep).toMatchObject({ mean: 10, n: 2, expected: 14 });
  });

  test("are none off the ventilator, and what a mask delivers counts for nothing", () => {
    const ventilation = [spell("2026-02-20 00:00", "2026-03-01 12:00")];
    const { mean, n, expected, completeness } = segmentOf(
      given({ ventilation, readings: [peep(4, 6)] }),
      DATE,
    ).peep;
    expect([mean, n, expected, completeness]).toEqual([null, 0, 0, null]);
  });

  test("add up over an interruption within the hour", () => {
    const ventilation = [spell(`${DATE} 00:00`, `${DATE} 04:15`), spell(`${DATE} 04:45`, `${DATE} 05:00`)];
    expect(segmentOf(given({ ventilation }), DATE).peep.slots[4]?.expected).toBe(true);
  });
});

describe("a day on which the clock changes", () => {
  const hourly = (date: string, count: number) => {
    const start = at(`${date} 00:00`, NEW_YORK);
    return Array.from({ length: count }, (_, hour) =>
      reading("peep", 10 + hour, (start + hour * HOUR) as Instant),
    );
  };

  test.each([
    ["2026-03-08", 23],
    ["2026-11-01", 25],
  ])("in New York on %s has %d slots, each with its own reading", (date, count) => {
    const input = given({ calendar: NEW_YORK, readings: hourly(date, count) });
    const { slots, n, expected, mean } = segmentOf(input, date).peep;
    expect([slots.length, n, expected]).toEqual([count, count, count]);
    expect(mean).toBe(10 + (count - 1) / 2);
    expect(slots.at(-1)?.to).toBe(NEW_YORK.nextMidnight(at(`${date} 12:00`, NEW_YORK)));
  });

  test.each([
    ["2026-10-04", 24],
    ["2026-04-05", 25],
  ])(
    "on Lord Howe Island, where it moves by half an hour, %s ends with a slot of 30 minutes",
    (date, count) => {
      const calendar = createSiteCalendar("Australia/Lord_Howe");
      const { slots } = segmentOf(given({ calendar }), date).peep;
      expect(slots).toHaveLength(count);
      const last = slots.at(-1);
      expect((last?.to ?? 0) - (last?.from ?? 0)).toBe(30 * MINUTE);
      expect(last?.expected).toBe(true);
    },
  );
});
