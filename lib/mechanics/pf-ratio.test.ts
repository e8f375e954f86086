import { expect, test } from "vitest";
import type { Fraction, MmHg } from "../units/quantity.ts";
import { forComparison } from "../units/rounding.ts";
import { pfRatio } from "./pf-ratio.ts";

test.each([
  [55, 0.55, 100],
  [84, 0.28, 300],
  [60.75, 0.27, 225],
  [49, 0.28, 175],
])("a PaO2 of %d at an FiO2 of %d compares as a P/F of %d", (pao2, fio2, ratio) => {
  const { value } = pfRatio(pao2 as MmHg, fio2 as Fraction);
  expect(forComparison(value ?? 0)).toBe(ratio);
});

test("without an FiO2 there is no P/F, with its reason", () => {
  expect(pfRatio(80 as MmHg, null)).toEqual({ value: null, reason: "NO_FIO2" });
});
