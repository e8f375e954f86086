import { expect, test } from "vitest";
import type { Centimetre } from "../units/quantity.ts";
import { forDisplay } from "../units/rounding.ts";
import { predictedBodyWeight } from "./predicted-body-weight.ts";

test.each([
  ["male", 170, "66.0"],
  ["female", 160, "52.4"],
] as const)("a %s of %d cm is predicted to weigh %s kg", (sex, height, shown) => {
  expect(forDisplay(predictedBodyWeight(sex, height as Centimetre), 1)).toBe(shown);
});

test("without a height there is no predicted weight", () => {
  expect(predictedBodyWeight("female", null)).toBeNull();
});
