import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../units/instant.ts";
import { PARAMETERS } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import { at, dayOf, given, NEW_YORK, oClock, reading, segmentOf, spell } from "./sample-subject.fixture.ts";

const DATE = "2026-03-02";
const on = (time: string) => `${DATE} ${time}`;

describe("a study day", () => {
  test("is a difference of local dates: 23:50 and half an hour later are days apart", () => {
    const input = given({ infusion: "2026-03-01 23:50" });
    expect(dayOf(input, "2026-03-01").studyDay).toBe(0);
    expect(dayOf(input, "2026-03-02").studyDay).toBe(1);
    expect(dayOf(input, "2026-02-27").studyDay).toBe(-2);
  });

  test("counts dates over a change of the clock", () => {
    const input = given({ calendar: NEW_YORK, infusion: "2026-03-07 12:00" });
    expect(dayOf(input, "2026-03-09").studyDay).toBe(2);
  });

  test("is not known before an infusion is", () => {
    expect(dayOf(given({}), DATE).studyDay).toBeNull();
  });
});

describe("day 0", () => {
  const hourly = Array.from({ length: 24 }, (_, hour) =>
    reading("peep", hour < 14 ? 10 : 16, on(oClock(hour))),
  );
  const input = given({ readings: hourly, infusion: on("14:00") });

  test("has the segments ALL, PRE and POST, and other days ALL alone", () => {
    const names = (date: string) => dayOf(input, date).segments.map(({ segment }) => segment.name);
    expect(names(DATE)).toEqual(["ALL", "PRE", "POST"]);
    expect(names("2026-03-03")).toEqual(["ALL"]);
  });

  test("gives the reading at T0 itself to PRE", () => {
    expect(segmentOf(input, DATE, "PRE").peep).toMatchObject({ n: 15, expected: 15 });
    expect(segmentOf(input, DATE, "PRE").peep.mean).toBeCloseTo((14 * 10 + 16) / 15, 12);
    expect(segmentOf(input, DATE, "POST").peep).toMatchObject({ mean: 16, n: 9, expected: 10 });
    expect(segmentOf(input, DATE).peep).toMatchObject({ n: 24, expected: 24, completeness: "COMPLETE" });
  });

  test("shares the hour of T0: each part expects it only with 30 minutes of it", () => {
    const expectedOf = (t0: string) =>
      (["PRE", "POST"] as const).map(
        (name) => segmentOf(given({ infusion: on(t0) }), DATE, name).peep.expected,
      );
    expect(expectedOf("14:20")).toEqual([14, 10]);
    expect(expectedOf("14:30")).toEqual([15, 10]);
    expect(expectedOf("14:40")).toEqual([15, 9]);
  });

  test("computes a mean in each part from its own readings of a shared hour", () => {
    const readings = [reading("peep", 10, on("14:10")), reading("peep", 16, on("14:50"))];
    const shared = given({ readings, infusion: on("14:30") });
    expect(segmentOf(shared, DATE).peep.mean).toBe(13);
    expect(segmentOf(shared, DATE, "PRE").peep.mean).toBe(10);
    expect(segmentOf(shared, DATE, "POST").peep.mean).toBe(16);
  });
});

test("a day is running until its midnight, and then it is judged", () => {
  const input = (now: string) => given({ now, readings: [reading("peep", 10, on("04:00"))] });
  expect(segmentOf(input(on("23:59")), DATE).peep.completeness).toBe("RUNNING");
  expect(segmentOf(input(on("23:59")), DATE).plateaus.plateauPressure.completeness).toBe("RUNNING");
  expect(segmentOf(input("2026-03-03 00:00"), DATE).peep.completeness).toBe("INSUFFICIENT");
});

/** Anything that a day can be sent: few enough times and sources that ties and records are common. */
const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    parameter: fc.constantFrom(
      ...(["peep", "total_peep", "plateau_pressure", "tidal_volume", "fio2", "pao2"] as const),
    ),
    share: fc.integer({ min: 0, max: 8 }),
    quarter: fc.integer({ min: -8, max: 104 }),
    source: fc.constantFrom("ventilator", "nurse", "laboratory"),
    status: fc.constantFrom("valid", "valid", "valid", "conflict", "rejected"),
  })
  .map(({ parameter, share, quarter, source, status }) => {
    const [low, high] = PARAMETERS[parameter].hard;
    const value = low + ((high - low) * share) / 8;
    const observedAt = (at("2026-11-01 00:00", NEW_YORK) + quarter * 900_000) as Instant;
    return { ...reading(parameter, value, observedAt, { source }), status } as Reading;
  });

/** At most one value for a subject, parameter, time and source counts, as the fold sees to it. */
const anyReadings = fc.uniqueArray(anyReading, {
  maxLength: 120,
  selector: ({ parameter, observedAt, source }) => `${parameter} ${observedAt} ${source}`,
});

test("readings in any order, on a day of 25 hours, give the same day", () => {
  const figures = (readings: readonly Reading[]) =>
    JSON.stringify(
      dayOf(
        given({
          readings: readings.map((one, index) => ({ ...one, seq: 1 + index })),
          calendar: NEW_YORK,
          infusion: "2026-11-01 10:20",
          ventilation: [spell("2026-10-30 00:00", "2026-11-01 21:40", NEW_YORK)],
          now: "2026-11-01 22:10",
        }),
        "2026-11-01",
      ),
      (key, value) => (key === "seq" ? undefined : value),
    );
  fc.assert(
    fc.property(
      anyReadings.chain((readings) =>
        fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })),
      ),
      ([readings, shuffled]) => {
        expect(figures(shuffled)).toBe(figures(readings));
      },
    ),
  );
});

test("whatever is sent, a mean lies within its readings and n within what is expected", () => {
  fc.assert(
    fc.property(anyReadings, fc.boolean(), (readings, known) => {
      const input = given({
        readings,
        calendar: NEW_YORK,
        infusion: "2026-11-01 10:20",
        ventilation: known ? [spell("2026-11-01 03:00", null, NEW_YORK)] : [],
      });
      for (const { peep, plateaus, pfRatio } of dayOf(input, "2026-11-01").segments) {
        for (const figure of [
          peep,
          plateaus.plateauPressure,
          plateaus.drivingPressure,
          plateaus.staticCompliance,
        ]) {
          expect(figure.n).toBeLessThanOrEqual(figure.expected);
          expect(figure.mean === null).toBe(figure.n === 0);
        }
        expect(peep.mean === null || (peep.mean >= 0 && peep.mean <= 40)).toBe(true);
        expect(plateaus.drivingPressure.mean ?? 1).toBeGreaterThan(0);
        expect(plateaus.staticCompliance.mean ?? 1).toBeLessThanOrEqual(200);
        expect(pfRatio.value === null).toBe(pfRatio.n === 0);
        expect((pfRatio.minimum ?? 0) <= (pfRatio.value ?? 0)).toBe(true);
      }
    }),
  );
});
