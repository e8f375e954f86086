import { expect, test } from "vitest";
import type { CmH2O, Millilitre } from "../units/quantity.ts";
import { forComparison } from "../units/rounding.ts";
import { staticCompliance } from "./static-compliance.ts";

const compliance = (volume: number, pressure: number) =>
  staticCompliance(volume as Millilitre, pressure as CmH2O, 200);

test("420 mL at 14 cmH2O is 30 mL/cmH2O", () => {
  expect(compliance(420, 14)).toEqual({ value: 30 });
});

test("400 mL at 25.1 − 15.1 compares as 40, though doubles make it 39.999…", () => {
  const { value } = compliance(400, 25.1 - 15.1);
  expect(value).toBeLessThan(40);
  expect(forComparison(value ?? 0)).toBe(40);
});

test("exactly 200 is kept and more is a mistake", () => {
  expect(compliance(600, 3).value).toBe(200);
  expect(compliance(601, 3)).toEqual({ value: null, reason: "CSTAT_IMPLAUSIBLE" });
});

test("200 that doubles make a hair more is still 200", () => {
  const { value } = compliance(20.000000000000004, 0.1);
  expect(value).toBeGreaterThan(200);
});
