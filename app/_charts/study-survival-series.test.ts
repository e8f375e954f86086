import { expect, test } from "vitest";
import { followUps, TRIAL_LIKE } from "#lib/study/survival.fixture.ts";
import { survivalCurve } from "#lib/study/survival.ts";
import { survivalSeries } from "./study-survival-series.ts";

test("a curve starts with everybody alive, steps down, and ends where the last one is followed", () => {
  const { curve, censored } = survivalSeries({ steps: survivalCurve(TRIAL_LIKE, 0.95).steps, horizon: 60 });
  expect(curve[0]).toEqual({ x: 0, y: 1 });
  expect(curve[1]).toEqual({ x: 0, y: 0.9 });
  expect(curve.at(-1)?.x).toBe(60);
  expect(censored.map(({ x }) => x)).toEqual([9, 28, 60]);
});

test("where nobody is left the band ends without an interval", () => {
  const { lower, upper } = survivalSeries({
    steps: survivalCurve(followUps("1,2,3"), 0.95).steps,
    horizon: 60,
  });
  expect(lower.at(-1)?.x).toBe(3);
  expect(lower.at(-1)?.y).toBe(lower.at(-2)?.y);
  expect(upper.at(-1)?.y).toBe(1);
});

test("of nobody nothing but the beginning is drawn", () => {
  expect(survivalSeries({ steps: [], horizon: 60 }).curve).toEqual([
    { x: 0, y: 1 },
    { x: 0, y: 1 },
  ]);
});
