import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proportionOf } from "./proportion.ts";

describe("exact bounds, the examples of domain.md section 3", () => {
  test.each([
    [0, 26, 0, 0.132, 3],
    [1, 26, 0.001, 0.196, 3],
    [3, 26, 0.0245, 0.3015, 4],
    [0, 9, 0, 0.336, 3],
  ])("%d of %d: %d to %d", (count, of, lower, upper, places) => {
    const found = proportionOf(count, of, 0.95);
    expect(found?.lower).toBeCloseTo(lower, places);
    expect(found?.upper).toBeCloseTo(upper, places);
  });

  test("all of five reach one, and of nobody there is no share", () => {
    expect(proportionOf(5, 5, 0.95)).toMatchObject({ share: 1, upper: 1 });
    expect(proportionOf(0, 0, 0.95)).toBeNull();
  });
});

/** Probability of at most `count` events in `of`. */
function cumulative(count: number, of: number, share: number): number {
  let sum = 0;
  let term = (1 - share) ** of;
  for (let k = 0; k <= count; k += 1) {
    sum += term;
    term *= ((of - k) / (k + 1)) * (share / (1 - share));
  }
  return sum;
}

test("at each bound, what was seen or worse has the probability of its tail", () => {
  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((of) => fc.tuple(fc.nat({ max: of }), fc.constant(of)));
  fc.assert(
    fc.property(counts, ([count, of]) => {
      const found = proportionOf(count, of, 0.95);
      if (found === null) throw new Error("somebody was counted");
      const { share, lower, upper } = found;
      expect(lower).toBeLessThanOrEqual(share);
      expect(upper).toBeGreaterThanOrEqual(share);
      if (count > 0) expect(1 - cumulative(count - 1, of, lower)).toBeCloseTo(0.025, 6);
      if (count < of) expect(cumulative(count, of, upper)).toBeCloseTo(0.025, 6);
      const opposite = proportionOf(of - count, of, 0.95);
      expect(opposite?.lower).toBeCloseTo(1 - upper, 9);
    }),
  );
});
