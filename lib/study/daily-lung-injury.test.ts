import { expect, test } from "vitest";
import { dailyLungInjury } from "./daily-lung-injury.ts";
import { given, oClock, profile, reading, segmentOf, spell } from "./sample-subject.fixture.ts";
import { ventilationOf } from "./ventilation.ts";

const DATE = "2026-03-02";
const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** PEEP 10 but 14 from 12 o'clock; compliance 400/10 at 02 and 08, 400/20 at 14; P/F 150 at 13:30. */
const readings = [
  ...hours.map((hour) => reading("peep", hour < 12 ? 10 : 14, `${DATE} ${oClock(hour)}`)),
  ...[
    [2, 20],
    [8, 20],
    [14, 34],
  ].flatMap(([hour = 0, plateau = 0]) => [
    reading("plateau_pressure", plateau, `${DATE} ${oClock(hour)}`),
    reading("tidal_volume", 400, `${DATE} ${oClock(hour)}`),
  ]),
  reading("pao2", 90, `${DATE} 13:30`),
  reading("fio2", 0.6, `${DATE} 13:30`),
  reading("cxr_quadrants", 2, `${DATE} 07:00`),
  reading("cxr_quadrants", 4, `${DATE} 18:00`),
];

test("given a day, then its means and its last X-ray make the score", () => {
  const input = given({ readings });
  // PEEP 12 and compliance (40 + 40 + 20)/3 = 33.3.
  expect(dailyLungInjury(input, segmentOf(input, DATE))).toMatchObject({
    points: { pfRatio: 3, peep: 3, staticCompliance: 3, quadrants: 4 },
    value: 3.25,
  });
});

test("given the mode spot, then PEEP and compliance are those beside the blood gas", () => {
  const input = given({ readings });
  const found = dailyLungInjury(input, segmentOf(input, DATE), "spot");
  expect(found.points).toEqual({ pfRatio: 3, peep: 3, staticCompliance: 3, quadrants: 4 });
  const atNight = given({
    readings: [...readings, reading("pao2", 90, `${DATE} 08:10`), reading("fio2", 0.6, `${DATE} 08:10`)],
  });
  expect(dailyLungInjury(atNight, segmentOf(atNight, DATE), "spot").points).toMatchObject({
    peep: 2,
    staticCompliance: 2,
  });
});

test("given nobody on a ventilator, then PEEP and compliance are absent and not 0", () => {
  const input = given({
    readings: readings.filter(({ parameter }) => parameter !== "peep"),
    ventilation: [],
  });
  const extubated = profile({ ventilation: [spell("2026-01-01 00:00", "2026-01-02 00:00")] });
  const off = { ...input, ventilation: ventilationOf(extubated, new Map()) };
  expect(dailyLungInjury(off, segmentOf(off, DATE))).toMatchObject({
    points: { pfRatio: 3, peep: null, staticCompliance: null, quadrants: 4 },
    value: 3.5,
    comparable: false,
  });
});
