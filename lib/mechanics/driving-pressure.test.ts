import { expect, test } from "vitest";
import type { CmH2O } from "../units/quantity.ts";
import { drivingPressure } from "./driving-pressure.ts";

const pressure = (value: number) => value as CmH2O;

test("a plateau of 26 over a PEEP of 10 is a driving pressure of 16", () => {
  expect(drivingPressure(pressure(26), pressure(10))).toEqual({ value: 16 });
});

test.each([
  [10, 10],
  [9.5, 10],
  // In doubles 20.3 − (20.2 + 0.1) is 3.6e-15, not 0.
  [20.3, 20.2 + 0.1],
])("a plateau of %d over a PEEP of %d is no driving pressure, with its reason", (plateau, peep) => {
  expect(drivingPressure(pressure(plateau), pressure(peep))).toEqual({
    value: null,
    reason: "DP_NONPOSITIVE",
  });
});

test("a true small driving pressure is kept", () => {
  expect(drivingPressure(pressure(10.5), pressure(10))).toEqual({ value: 0.5 });
});
