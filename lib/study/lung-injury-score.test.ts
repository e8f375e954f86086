import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { forDisplay } from "../units/rounding.ts";
import { lungInjuryScore } from "./lung-injury-score.ts";

const rules = PROTOCOL.lungInjuryScore;
type Value = number | null;
const score = (pfRatio: Value, peep: Value, staticCompliance: Value, quadrants: Value) =>
  lungInjuryScore({ pfRatio, peep, staticCompliance, quadrants }, rules);

describe("the lung injury score, the examples of domain.md section 4", () => {
  test.each([
    [320, 5, 85, 0, [0, 0, 0, 0], "0.00"],
    [300, 5, 80, 0, [0, 0, 0, 0], "0.00"],
    [299.5, 5.5, 79.5, 1, [1, 1, 1, 1], "1.00"],
    [250, 8, 60, 2, [1, 1, 1, 2], "1.25"],
    [225, 9, 59.9, 2, [1, 2, 2, 2], "1.75"],
    [224.9, 11, 40, 2, [2, 2, 2, 2], "2.00"],
    [175, 12, 39, 3, [2, 3, 3, 3], "2.75"],
    [174.9, 14, 20, 4, [3, 3, 3, 4], "3.25"],
    [100, 15, 19, 4, [3, 4, 4, 4], "3.75"],
    [99.9, 18, 15, 4, [4, 4, 4, 4], "4.00"],
    [150, 10, 30, 4, [3, 2, 3, 4], "3.00"],
    [150, 10, null, 4, [3, 2, null, 4], "3.00"],
    [150, null, null, 4, [3, null, null, 4], "3.50"],
    [null, 12, 35, null, [null, 3, 3, null], "3.00"],
    [120, 14.5, 25, 3, [3, 3, 3, 3], "3.00"],
    [180, 8.5, 45, 2, [2, 2, 2, 2], "2.00"],
    [90, 11, 19.5, 4, [4, 2, 4, 4], "3.50"],
    [210, 11.5, 50, null, [2, 3, 2, null], "2.33"],
  ])("P/F %s, PEEP %s, compliance %s, quadrants %s: %j, score %s", (pf, peep, cstat, cxr, points, value) => {
    const found = score(pf, peep, cstat, cxr);
    const n = points.filter((one) => one !== null).length;
    expect(Object.values(found.points)).toEqual(points);
    expect(forDisplay(found.value, 2)).toBe(value);
    expect(found.n).toBe(n);
    expect(found.comparable).toBe(n >= 3);
  });

  test("of nothing is nothing, and not zero", () => {
    expect(score(null, null, null, null)).toMatchObject({ value: null, n: 0, comparable: false });
  });
});

describe("a value that a computer writes as just short of its limit is at its limit (section 7)", () => {
  test.each([
    [55 / 0.55, 3],
    [84 / 0.28, 0],
    [60.75 / 0.27, 1],
    [49 / 0.28, 2],
  ])("P/F %d: %d points", (pf, points) => {
    expect(score(pf, null, null, null).points.pfRatio).toBe(points);
  });

  test("compliance 400/(25.1 - 15.1): 2 points", () => {
    expect(score(null, null, 400 / (25.1 - 15.1), null).points.staticCompliance).toBe(2);
  });
});

test.each([2.5, -1, 5])("%d quadrants are none of an X-ray", (quadrants) => {
  expect(score(150, 10, 30, quadrants).points.quadrants).toBeNull();
});

test("the score lies within 0 and 4, and never improves when a component worsens", () => {
  const component = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }));
  const quadrants = fc.option(fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(component(600), component(40), component(200), quadrants, (pf, peep, cstat, cxr) => {
      const { value } = score(pf, peep, cstat, cxr);
      if (value === null) return;
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(4);
      if (pf !== null) expect(score(pf * 0.8, peep, cstat, cxr).value).toBeGreaterThanOrEqual(value);
      if (peep !== null) expect(score(pf, peep * 1.3, cstat, cxr).value).toBeGreaterThanOrEqual(value);
    }),
  );
});
