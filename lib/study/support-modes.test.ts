import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../units/instant.ts";
import type { SupportMode } from "../ventilation/subject-course.ts";
import { dailyLungInjury } from "./daily-lung-injury.ts";
import { dailyMinima } from "./daily-minimum.ts";
import { latestFiguresOf } from "./latest-figures.ts";
import { at, dayOf, given, oClock, profile, reading, segmentOf, spell } from "./sample-subject.fixture.ts";
import { spellsWithout } from "./spells-without.ts";
import { exclusionOf } from "./standing.ts";
import { ventilatedMs, ventilationOf } from "./ventilation.ts";

const DATE = "2026-03-02";
const on = (time: string) => `${DATE} ${time}`;
const period = (mode: SupportMode, from: string, to: string | null) => ({ mode, ...spell(from, to) });
const aprv = (from: string, to: string | null) => [period("aprv", from, to)];

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** PEEP 10 in every hour, plateau 26 with 400 ml at each nominal time: driving pressure 16, compliance 25. */
const readings = [
  ...hours.map((hour) => reading("peep", 10, on(oClock(hour)))),
  ...[2, 8, 14, 20].flatMap((hour) => [
    reading("plateau_pressure", 26, on(oClock(hour))),
    reading("tidal_volume", 400, on(oClock(hour))),
  ]),
  reading("fio2", 0.5, on("00:00")),
];

const soFar = (time: string) => readings.filter(({ observedAt }) => observedAt <= at(on(time)));

describe("APRV", () => {
  test("given a whole day of it, then PEEP, driving pressure and compliance are absent, and none is expected", () => {
    const input = given({ readings, modes: aprv("2026-03-01 00:00", null) });
    const { peep, plateaus } = segmentOf(input, DATE);
    expect(peep).toMatchObject({ mean: null, n: 0, expected: 0, completeness: null });
    expect(plateaus.drivingPressure).toMatchObject({ mean: null, n: 0, expected: 0, completeness: null });
    expect(plateaus.staticCompliance).toMatchObject({ mean: null, n: 0, expected: 0 });
    expect(plateaus.slots[0]?.representative?.drivingPressure).toEqual({
      value: null,
      reason: "NOT_APPLICABLE",
    });
  });

  test("given a whole day of it, then the plateau pressure stays what was measured: the rule does not name it", () => {
    const input = given({ readings, modes: aprv("2026-03-01 00:00", null) });
    expect(segmentOf(input, DATE).plateaus.plateauPressure).toMatchObject({ mean: 26, n: 4, expected: 4 });
  });

  test("given a part of a day, then only the conventional part counts and is expected", () => {
    const steep = hours.map((hour) => reading("peep", hour < 6 ? 30 : 10, on(oClock(hour))));
    const input = given({ readings: steep, modes: aprv("2026-03-01 20:00", on("06:00")) });
    expect(segmentOf(input, DATE).peep).toMatchObject({
      mean: 10,
      n: 18,
      expected: 18,
      completeness: "COMPLETE",
    });
  });

  test.each([
    ["06:30", 18],
    ["06:31", 17],
  ])(
    "given it ends at %s, then %i hours are expected: one with 30 minutes besides it is",
    (end, expected) => {
      const input = given({ modes: aprv("2026-03-01 20:00", on(end)), readings: [] });
      expect(segmentOf(input, DATE).peep.expected).toBe(expected);
    },
  );

  test("given two of four nominal times in it, then two driving pressures are expected", () => {
    const input = given({ readings, modes: aprv(on("01:00"), on("10:00")) });
    expect(segmentOf(input, DATE).plateaus.drivingPressure).toMatchObject({ mean: 16, n: 2, expected: 2 });
  });

  test("given a plateau just after it, then it is not paired with a PEEP from within or before", () => {
    const few = [
      reading("peep", 10, on("07:00")),
      reading("peep", 25, on("07:30")),
      reading("plateau_pressure", 30, on("08:00")),
    ];
    const pairOf = (modes: ReturnType<typeof aprv>) =>
      segmentOf(given({ readings: few, modes }), DATE).plateaus.slots[1]?.representative?.pair?.peep.value ??
      null;
    expect(pairOf([])).toBe(25);
    expect(pairOf(aprv(on("07:20"), on("07:50")))).toBeNull();
  });

  test("given it, then the lung injury score has no PEEP and no compliance, and neither is 0", () => {
    const input = given({ readings, modes: aprv("2026-03-01 00:00", null) });
    expect(dailyLungInjury(input, segmentOf(input, DATE)).points).toMatchObject({
      peep: null,
      staticCompliance: null,
    });
  });

  test("given it all day, then surveillance has no PEEP of that day; given a part, then that of the rest", () => {
    const steep = hours.map((hour) => reading("peep", hour < 6 ? 5 : 12, on(oClock(hour))));
    const minimum = (modes: ReturnType<typeof aprv>) => {
      const input = given({ readings: [...steep, reading("fio2", 0.5, on("03:00"))], modes });
      return dailyMinima(input, dayOf(input, DATE).day);
    };
    expect(minimum(aprv("2026-03-01 00:00", null))).toEqual({ peep: null, fio2: 0.5 });
    expect(minimum(aprv("2026-03-01 00:00", on("06:00"))).peep).toBe(12);
    expect(minimum([]).peep).toBe(5);
  });

  test("given it goes on now, then a bed shows no PEEP and no driving pressure, nor those from before", () => {
    const modes = aprv(on("10:00"), null);
    const { readings: shown, plateau } = latestFiguresOf(
      given({ readings: soFar("12:00"), modes, now: on("12:00") }),
    );
    expect(shown.get("peep")).toBeUndefined();
    expect(plateau?.plateau.value).toBe(26);
    expect(plateau?.drivingPressure).toEqual({ value: null, reason: "NOT_APPLICABLE" });
  });

  test("given it is over, then a bed waits for a plateau, and does not show the one from before", () => {
    const modes = aprv(on("10:00"), on("11:30"));
    const { readings: shown, plateau } = latestFiguresOf(
      given({ readings: soFar("12:30"), modes, now: on("12:30") }),
    );
    expect(shown.get("peep")?.observedAt).toBe(at(on("12:00")));
    expect(plateau).toBeNull();
  });

  test("is a part of invasive ventilation", () => {
    const { ventilation } = given({ modes: aprv("2026-03-01 00:00", null) });
    expect(ventilatedMs(ventilation, at(on("08:00")), at(on("09:00")))).toBe(60 * MINUTE);
  });
});

describe("a mask", () => {
  test("given no episode is known, then its pressures are off the ventilator and not expected", () => {
    const modes = [period("niv", on("06:00"), on("12:00"))];
    const input = given({ readings, ventilation: [], modes });
    expect(segmentOf(input, DATE).peep).toMatchObject({ n: 18, expected: 18 });
    const onMask = readings.find(({ observedAt }) => observedAt === at(on("07:00")));
    expect(onMask && exclusionOf(onMask, input.ventilation)).toBe("off_ventilator");
  });

  test("given the first pressures came from it, then ventilation is not assumed from them", () => {
    const modes = [period("niv", "2026-03-01 00:00", on("12:00"))];
    const input = given({ readings, ventilation: [], modes });
    expect(input.ventilation.spells).toEqual([{ startedAt: at(on("12:00")), endedAt: null }]);
  });
});

test.each(["prone", "ecmo", "nmb"] as const)("given %s, then no figure changes", (mode) => {
  const modes = [period(mode, on("00:00"), null)];
  expect(segmentOf(given({ readings, modes }), DATE)).toEqual(segmentOf(given({ readings }), DATE));
});

describe("a plateau with spontaneous effort", () => {
  const first = reading("plateau_pressure", 40, on("02:00"));
  const second = reading("plateau_pressure", 20, on("03:00"));
  const measured = [first, second, reading("peep", 10, on("02:00"))];
  const plateausWith = (confirmedValid: boolean | null) =>
    segmentOf(
      given({
        readings: measured,
        plateauEfforts: confirmedValid === null ? [] : [{ reading: first.seq, confirmedValid }],
      }),
      DATE,
    ).plateaus;

  test("does not stand for its slot: the next closest one does", () => {
    expect(plateausWith(null).plateauPressure).toMatchObject({ mean: 40, n: 1 });
    expect(plateausWith(false).plateauPressure).toMatchObject({ mean: 20, n: 1 });
  });

  test("counts when somebody confirmed it as valid", () => {
    expect(plateausWith(true).plateauPressure).toMatchObject({ mean: 40, n: 1 });
  });

  test("alone in its slot leaves it unfilled and still expected", () => {
    const input = given({
      readings: [first],
      plateauEfforts: [{ reading: first.seq, confirmedValid: false }],
    });
    const { plateauPressure, drivingPressure } = segmentOf(input, DATE).plateaus;
    expect(plateauPressure).toMatchObject({ mean: null, n: 0, expected: 4 });
    expect(drivingPressure).toMatchObject({ mean: null, n: 0, expected: 4 });
    expect(exclusionOf(first, input.ventilation)).toBe("spontaneous_effort");
  });

  test("keeps its mark when its value or time is corrected: the mark is on the reading as it first came", () => {
    const corrected = { ...reading("plateau_pressure", 38, on("02:10")), original: first.seq, version: 2 };
    const { ventilation } = given({ plateauEfforts: [{ reading: first.seq, confirmedValid: false }] });
    expect(exclusionOf(corrected, ventilation)).toBe("spontaneous_effort");
  });
});

test("whatever is cut out of spells, an instant is left exactly if it is in a spell and in no cut", () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }))
    .map(([start, length]) => ({
      startedAt: start as never,
      endedAt: (length === null ? null : start + length) as never,
    }));
  const isIn = (spans: readonly { startedAt: number; endedAt: number | null }[], instant: number) =>
    spans.some(({ startedAt, endedAt }) => startedAt <= instant && instant < (endedAt ?? Infinity));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 4 }), (spells, cuts) => {
      const left = spellsWithout(spells, cuts);
      for (let instant = 0; instant < 65; instant += 1) {
        expect(isIn(left, instant)).toBe(isIn(spells, instant) && !isIn(cuts, instant));
      }
    }),
  );
});

test("one profile has one list of conventional ventilation, so that what is remembered of its days stands", () => {
  const one = profile({ ventilation: [spell("2026-03-01 00:00")], modes: aprv(on("00:00"), null) });
  expect(ventilationOf(one, new Map()).conventional).toBe(ventilationOf(one, new Map()).conventional);
});
