import { describe, expect, test } from "vitest";
import { type CovariateSample, differenceUnit, standardisedDifference } from "./standardised-difference.ts";

function beforeMatching({ kind, treated, control }: CovariateSample): number | null {
  const unit = differenceUnit({ kind, treated, control });
  return standardisedDifference({ values: treated }, { values: control }, unit);
}

const pf: CovariateSample = {
  kind: "continuous",
  treated: [110, 90, 130, 85, 150],
  control: [120, 95, 140, 100, 160, 88, 105],
};
const apache: CovariateSample = {
  kind: "continuous",
  treated: [22, 28, 20, 30, 18],
  control: [21, 26, 19, 27, 16, 31, 24],
};

describe("the arms of domain.md section 7 before matching", () => {
  test("differ by -0.0907 in P/F and by 0.0333 in APACHE", () => {
    expect(beforeMatching(pf)).toBeCloseTo(-0.0907, 4);
    expect(beforeMatching(apache)).toBeCloseTo(0.0333, 4);
  });
});

test("after matching the difference is measured in the unit from before", () => {
  const unit = differenceUnit(pf);
  // T4 with C4 and T5 with C6: 85 and 150 against 100 and 88.
  const after = standardisedDifference({ values: [85, 150] }, { values: [100, 88] }, unit);
  expect(after).toBeCloseTo((117.5 - 94) / (unit ?? Number.NaN), 12);
});

test("of yes and no the spread is p(1 - p)", () => {
  const binary = { kind: "binary", treated: [1, 1, 1, 0], control: [1, 0, 0, 0] } as const;
  expect(beforeMatching(binary)).toBeCloseTo(0.5 / Math.sqrt(0.1875), 12);
});

test("an arm of nobody, or of people who are all alike, has no standardised difference", () => {
  expect(beforeMatching({ kind: "continuous", treated: [], control: [1, 2] })).toBeNull();
  expect(beforeMatching({ kind: "continuous", treated: [4, 4], control: [4, 4] })).toBeNull();
});

test("weights count", () => {
  const found = standardisedDifference({ values: [10] }, { values: [10, 40], weights: [2, 1] }, 10);
  expect(found).toBeCloseTo(-1, 12);
});
