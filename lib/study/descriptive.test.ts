import fc from "fast-check";
import { expect, test } from "vitest";
import { describeSample } from "./descriptive.ts";

test("0, 0, 3, 11, 18, 20, 24: the vector of domain.md section 7", () => {
  const { n, mean, sd, q1, median, q3 } = describeSample([0, 0, 3, 11, 18, 20, 24]);
  expect([n, q1, median, q3]).toEqual([7, 1.5, 11, 19]);
  expect(mean).toBeCloseTo(10.857, 3);
  expect(sd).toBeCloseTo(10.04, 3);
});

test("nothing has no mean, and one value no deviation", () => {
  expect(describeSample([])).toEqual({
    n: 0,
    mean: null,
    sd: null,
    q1: null,
    median: null,
    q3: null,
    min: null,
    max: null,
  });
  expect(describeSample([5])).toMatchObject({ n: 1, mean: 5, sd: null, q1: 5, median: 5, q3: 5 });
});

test("the order of values does not show, and quartiles are in order", () => {
  const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (sample) => {
      const { q1, median, q3, min, max } = describeSample(sample);
      const reversed = describeSample(sample.toReversed());
      expect([reversed.q1, reversed.median, reversed.q3]).toEqual([q1, median, q3]);
      const inOrder = [min, q1, median, q3, max].map((value) => value ?? Number.NaN);
      // A quartile is interpolated, which may differ in the last digit from equal neighbours.
      inOrder.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual((inOrder[index - 1] ?? value) - 1e-9);
      });
    }),
  );
});
