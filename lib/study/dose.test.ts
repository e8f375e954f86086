import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { forDisplay } from "../units/rounding.ts";
import { cellsIn, doseFor, infusionRate } from "./dose.ts";

const rules = PROTOCOL.infusion;

describe("given bags as they come, 60 million cells in 100 mL", () => {
  test.each([
    [48, "80.00", 1],
    [60, "100.00", 1],
    [61, "101.67", 2],
    [70, "116.67", 2],
    [90, "150.00", 2],
    [120, "200.00", 2],
    [125, "208.33", 3],
  ])("when the subject weighs %d kg, then %s mL are given from %d bags", (weight, volume, bags) => {
    const dose = doseFor(weight, "stock", rules);
    expect(dose.cells).toBe(weight * 1e6);
    expect(dose.cellsPerMl).toBe(0.6e6);
    expect(forDisplay(dose.volumeMl, 2)).toBe(volume);
    expect(dose.bags).toBe(bags);
  });

  test.each([66.6, 59.999_999, 60.000_000_000_1, 180])(
    "when the subject weighs %d kg, then the bags hold the dose and one fewer would not",
    (weight) => {
      const { cells, bags } = doseFor(weight, "stock", rules);
      expect(bags * 60e6 + 1).toBeGreaterThanOrEqual(cells);
      expect((bags - 1) * 60e6).toBeLessThan(cells);
    },
  );
});

describe("given a bag made up for the weight", () => {
  test("when the subject weighs 70 kg, then 100 mL hold 70 million cells", () => {
    expect(doseFor(70, "weight_adjusted", rules)).toEqual({
      cells: 70e6,
      volumeMl: 100,
      cellsPerMl: 0.7e6,
      bags: 1,
    });
  });
});

test.each([
  [30, 200],
  [60, 100],
  [120, 50],
])("100 mL in %d minutes run at %d mL/h", (minutes, rate) => {
  expect(infusionRate(100, minutes)).toBe(rate);
});

test("half of a bag is half of its cells, and of an empty bag nothing is given", () => {
  expect(cellsIn(60e6, 100, 50)).toBe(30e6);
  expect(cellsIn(60e6, 0, 0)).toBe(0);
});
