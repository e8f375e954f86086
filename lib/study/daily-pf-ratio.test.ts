import { describe, expect, test } from "vitest";
import type { Reading } from "../ventilation/reading.ts";
import { bloodGasOf } from "./blood-gas.ts";
import { at, given, reading, segmentOf } from "./sample-subject.fixture.ts";

const DATE = "2026-03-02";
const on = (time: string) => `${DATE} ${time}`;

/** A blood gas with an FiO2 of 0.5 in its own record: its P/F is twice its PaO2. */
const gas = (time: string, pao2: number): readonly Reading[] => [
  reading("pao2", pao2, time, { source: "laboratory" }),
  reading("fio2", 0.5, time, { source: "laboratory" }),
];

describe("a blood gas", () => {
  const pao2 = reading("pao2", 80, on("08:00"));
  const ratioWith = (...readings: readonly Reading[]) =>
    bloodGasOf(pao2, given({ readings: [pao2, ...readings] })).pfRatio;

  test("takes the FiO2 of its own record", () => {
    const readings = [
      reading("fio2", 0.4, on("08:00")),
      reading("fio2", 0.8, on("08:00"), { source: "nurse" }),
    ];
    expect(ratioWith(...readings)).toEqual({ value: 200 });
  });

  test("else the last one in the four hours before it, whoever charted it", () => {
    const old = reading("fio2", 0.4, on("04:00"));
    expect(ratioWith(old)).toEqual({ value: 200 });
    expect(ratioWith(old, reading("fio2", 0.5, on("07:00"), { source: "nurse" }))).toEqual({ value: 160 });
  });

  test("else has no P/F, with its reason", () => {
    const readings = [
      reading("fio2", 0.4, on("03:59")),
      reading("fio2", 0.4, on("08:01")),
      reading("fio2", 0.4, on("08:00"), { status: "conflict" }),
    ];
    expect(ratioWith(...readings)).toEqual({ value: null, reason: "NO_FIO2" });
  });
});

describe("the day's P/F", () => {
  const pfOf = (readings: readonly Reading[], infusion?: string, name?: "PRE" | "POST") =>
    segmentOf(given({ readings, infusion: infusion ?? null }), DATE, name).pfRatio;

  test("is that closest to eight between six and noon", () => {
    const readings = [gas(on("06:00"), 90), gas(on("09:00"), 80), gas(on("20:00"), 50)].flat();
    expect(pfOf(readings)).toMatchObject({ value: 160, rule: "nominal_hour", n: 3, minimum: 100 });
  });

  test("takes the earlier of two that are equally close to eight", () => {
    expect(pfOf([gas(on("09:00"), 80), gas(on("07:00"), 90)].flat()).value).toBe(180);
  });

  test.each([
    ["06:00", "12:01", "nominal_hour"],
    ["05:59", "12:00", "nominal_hour"],
    ["05:59", "12:01", "lowest"],
  ])("with gases at %s and %s goes by the rule %s: both ends of the morning belong to it", (a, b, rule) => {
    expect(pfOf([gas(on(a), 90), gas(on(b), 80)].flat()).rule).toBe(rule);
  });

  test("is that of the blood gas that a person named the protocol's, where it has a P/F", () => {
    const readings = [gas(on("08:00"), 90), gas(on("20:00"), 50)].flat();
    const input = given({ readings, infusion: on("10:00") });
    const named = (time: string, name?: "PRE" | "POST") => {
      const profile = { ...input.profile, protocolGases: [at(on(time))] };
      return segmentOf({ ...input, profile }, DATE, name).pfRatio;
    };
    expect(named("20:00")).toMatchObject({ value: 100, rule: "protocol", n: 2 });
    expect(named("20:00", "PRE")).toMatchObject({ value: 180, rule: "before_infusion" });
    expect(named("20:00", "POST")).toMatchObject({ value: 100, rule: "protocol" });
    expect(named("19:00")).toMatchObject({ value: 180, rule: "before_infusion" });
  });

  test("is the lowest where the morning has none", () => {
    const readings = [gas(on("02:00"), 90), gas(on("14:00"), 70), gas(on("20:00"), 80)].flat();
    expect(pfOf(readings)).toMatchObject({ value: 140, rule: "lowest", n: 3, minimum: 140 });
  });

  test("on day 0 is the last in the six hours before the infusion, in ALL and PRE", () => {
    const readings = [gas(on("08:00"), 90), gas(on("14:00"), 80), gas(on("18:00"), 60)].flat();
    const infusion = on("14:00");
    expect(pfOf(readings, infusion)).toMatchObject({
      value: 160,
      rule: "before_infusion",
      n: 3,
      minimum: 120,
    });
    expect(pfOf(readings, infusion, "PRE")).toMatchObject({ value: 160, n: 2, minimum: 160 });
  });

  test("on day 0 may be of the evening before, and then takes part in n", () => {
    const readings = [gas("2026-03-01 23:00", 80), gas(on("08:00"), 90)].flat();
    expect(pfOf(readings, on("03:00"))).toMatchObject({ value: 160, n: 2, minimum: 160 });
    expect(pfOf(readings, on("03:00"), "PRE")).toMatchObject({ value: 160, n: 1 });
  });

  test("on day 0 may be exactly six hours old", () => {
    const readings = [gas(on("02:00"), 70), gas(on("08:01"), 90)].flat();
    expect(pfOf(readings, on("08:00"))).toMatchObject({ value: 140, rule: "before_infusion" });
  });

  test("on day 0 falls back to the morning where nothing is six hours old or less", () => {
    const readings = [gas(on("07:00"), 90), gas(on("15:00"), 50)].flat();
    expect(pfOf(readings, on("13:01"))).toMatchObject({ value: 180, rule: "nominal_hour" });
  });

  test("after the infusion looks only at what came after it", () => {
    const readings = [gas(on("08:00"), 90), gas(on("09:30"), 70), gas(on("18:00"), 60)].flat();
    expect(pfOf(readings, on("08:00"), "POST")).toMatchObject({ value: 140, rule: "nominal_hour", n: 2 });
    expect(pfOf(readings, on("12:00"), "POST")).toMatchObject({ value: 120, rule: "lowest", n: 1 });
  });

  test("leaves out a gas without an FiO2, but still shows it", () => {
    const readings = [reading("pao2", 40, on("02:00")), ...gas(on("08:00"), 90)];
    const { value, n, minimum, gases } = pfOf(readings);
    expect([value, n, minimum, gases.length]).toEqual([180, 1, 180, 2]);
  });

  test("is absent without a gas", () => {
    expect(pfOf([])).toMatchObject({ value: null, n: 0, minimum: null, rule: null });
  });
});
