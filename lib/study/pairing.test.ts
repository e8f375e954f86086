import { describe, expect, test } from "vitest";
import type { Reading } from "../ventilation/reading.ts";
import { pairPeep, pairTidalVolume } from "./pairing.ts";
import { measurePlateau } from "./plateau-measurement.ts";
import { given, oClock, reading, segmentOf, spell } from "./sample-subject.fixture.ts";

const DATE = "2026-03-02";
const on = (time: string) => `${DATE} ${time}`;
const plateau = reading("plateau_pressure", 26, on("14:00"));

function pairWith(...readings: readonly Reading[]) {
  const pair = pairPeep(plateau, given({ readings: [plateau, ...readings] }));
  return pair && [pair.method, pair.peep.value];
}

describe("a plateau is paired", () => {
  const total = reading("total_peep", 12, on("14:00"));
  const set = reading("peep", 10, on("14:00"));
  const before = reading("peep", 9, on("13:30"));
  const after = reading("peep", 8, on("14:05"));

  test("first with the total PEEP of the same record", () => {
    expect(pairWith(after, before, set, total)).toEqual(["total_peep", 12]);
  });

  test("then with the PEEP of the same record", () => {
    expect(pairWith(after, before, set)).toEqual(["same_record", 10]);
  });

  test("then with the last PEEP before it, as a setting holds until changed", () => {
    expect(pairWith(after, before, reading("peep", 5, on("13:10")))).toEqual(["before", 9]);
  });

  test("then with the first after it", () => {
    expect(pairWith(after, reading("peep", 5, on("14:10")))).toEqual(["after", 8]);
  });

  test("or with nothing", () => {
    expect(pairWith()).toBeNull();
  });

  test("with a PEEP exactly 60 minutes old, and with none that is older", () => {
    expect(pairWith(reading("peep", 9, on("13:00")))).toEqual(["before", 9]);
    expect(pairWith(reading("peep", 9, on("12:59")))).toBeNull();
  });

  test("with a PEEP exactly 15 minutes later, and with none that is later still", () => {
    expect(pairWith(reading("peep", 9, on("14:15")))).toEqual(["after", 9]);
    expect(pairWith(reading("peep", 9, on("14:16")))).toBeNull();
  });

  test("with a PEEP of the same time from another source only as the last one before", () => {
    expect(pairWith(reading("peep", 9, on("14:00"), { source: "nurse" }))).toEqual(["before", 9]);
    expect(pairWith(reading("total_peep", 9, on("14:00"), { source: "nurse" }))).toBeNull();
  });

  test("never with a PEEP that does not count", () => {
    const disputed = reading("peep", 10, on("14:00"), { status: "conflict" });
    expect(pairWith(disputed, before)).toEqual(["before", 9]);
  });

  test("never with a mask's PEEP from before the tube", () => {
    const ventilation = [spell(on("13:45"))];
    const input = given({ ventilation, readings: [plateau, before, after] });
    expect(pairPeep(plateau, input)?.peep.value).toBe(8);
  });

  test("never with a mask's PEEP from after the tube", () => {
    const ventilation = [spell("2026-03-01 00:00", on("14:03"))];
    expect(pairPeep(plateau, given({ ventilation, readings: [plateau, after] }))).toBeNull();
  });
});

describe("the tidal volume of a plateau", () => {
  const volumeOf = (...readings: readonly Reading[]) =>
    pairTidalVolume(plateau, given({ readings: [plateau, ...readings] }))?.value ?? null;

  test("is that of the same record, though another source has one too", () => {
    const readings = [
      reading("tidal_volume", 400, on("14:00")),
      reading("tidal_volume", 500, on("14:00"), { source: "nurse" }),
    ];
    expect(volumeOf(...readings)).toBe(400);
  });

  test("else the nearest within 15 minutes, and of two equally near the earlier", () => {
    const early = reading("tidal_volume", 400, on("13:50"));
    expect(volumeOf(early, reading("tidal_volume", 420, on("14:09")))).toBe(420);
    expect(volumeOf(early, reading("tidal_volume", 420, on("14:10")))).toBe(400);
  });

  test("else none, and then there is no compliance, with its reason", () => {
    const readings = [
      plateau,
      reading("peep", 10, on("14:00")),
      reading("tidal_volume", 400, on("13:44")),
      reading("tidal_volume", 420, on("14:16")),
    ];
    const { drivingPressure, staticCompliance } = measurePlateau(plateau, given({ readings }));
    expect(drivingPressure).toEqual({ value: 16 });
    expect(staticCompliance).toEqual({ value: null, reason: "NO_TIDAL_VOLUME" });
  });
});

describe("the daily driving pressure and compliance", () => {
  const hourlyPeep = Array.from({ length: 24 }, (_, hour) =>
    reading("peep", hour >= 19 && hour <= 21 ? 14 : 10, on(oClock(hour))),
  );

  test("are paired: PEEP 10.5 on average and plateaus of 27 make 16.0, not the 16.5 of the means", () => {
    const plateaus = [26, 26, 26, 30].map((value, slot) =>
      reading("plateau_pressure", value, on(oClock(2 + 6 * slot))),
    );
    const { peep, plateaus: daily } = segmentOf(given({ readings: [...hourlyPeep, ...plateaus] }), DATE);
    expect(peep.mean).toBe(10.5);
    expect(daily.plateauPressure.mean).toBe(27);
    expect(daily.drivingPressure).toMatchObject({ mean: 16, n: 4 });
  });

  test("average the measurements: volumes 420, 400, 420, 380 over 14, 16, 12, 19 make 27.5, not 26.56", () => {
    const readings = [420, 400, 420, 380].flatMap((volume, slot) => {
      const time = on(oClock(2 + 6 * slot));
      const pressure = [14, 16, 12, 19][slot] ?? 0;
      return [
        reading("plateau_pressure", 10 + pressure, time),
        reading("peep", 10, time),
        reading("tidal_volume", volume, time),
      ];
    });
    const { staticCompliance, drivingPressure } = segmentOf(given({ readings }), DATE).plateaus;
    expect(staticCompliance).toMatchObject({ mean: 27.5, n: 4, expected: 4, completeness: "COMPLETE" });
    expect(drivingPressure.mean).toBe(15.25);
  });

  test("each report their own n: an unpaired plateau counts for the plateau alone", () => {
    const readings = [
      reading("plateau_pressure", 24, on("02:00")),
      reading("plateau_pressure", 26, on("08:00")),
      reading("peep", 10, on("08:00")),
      reading("plateau_pressure", 8, on("14:00")),
      reading("peep", 10, on("14:00")),
      reading("plateau_pressure", 12, on("20:00")),
      reading("peep", 10, on("20:00")),
      reading("tidal_volume", 420, on("20:00")),
    ];
    const { plateauPressure, drivingPressure, staticCompliance, slots } = segmentOf(
      given({ readings }),
      DATE,
    ).plateaus;
    expect([plateauPressure.n, drivingPressure.n, staticCompliance.n]).toEqual([4, 2, 0]);
    expect(drivingPressure.mean).toBe(9);
    expect(staticCompliance.mean).toBeNull();
    expect(slots.map(({ representative }) => representative?.staticCompliance)).toEqual([
      { value: null, reason: "UNPAIRED" },
      { value: null, reason: "NO_TIDAL_VOLUME" },
      { value: null, reason: "DP_NONPOSITIVE" },
      { value: null, reason: "CSTAT_IMPLAUSIBLE" },
    ]);
  });

  test("may pair across an infusion's start", () => {
    const readings = [reading("peep", 10, on("13:50")), reading("plateau_pressure", 26, on("14:10"))];
    const input = given({ readings, infusion: on("14:00") });
    expect(segmentOf(input, DATE, "POST").plateaus.drivingPressure).toMatchObject({ mean: 16, n: 1 });
  });
});
