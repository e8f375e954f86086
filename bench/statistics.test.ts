import { describe, expect, test } from "vitest";
import { median, percentile, spreadOf } from "./statistics.ts";

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe("a percentile", () => {
  test("is a sample that was really measured: of 1 to 100, the 99th is 99", () => {
    expect(percentile(oneToHundred, 0.5)).toBe(50);
    expect(percentile(oneToHundred, 0.99)).toBe(99);
    expect(percentile(oneToHundred, 1)).toBe(100);
  });

  test("of ten samples at 99 % is the worst one, never a hope between two", () => {
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 0.99)).toBe(100);
  });

  test("of nothing is nothing", () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(spreadOf([])).toBeNull();
  });
});

describe("the median of the rounds", () => {
  test("is the middle one, so that one disturbed round changes nothing", () => {
    expect(median([10, 11, 9_000])).toBe(11);
  });

  test("of two is between them, and of none is nothing", () => {
    expect(median([1, 2])).toBe(1.5);
    expect(median([])).toBeNull();
  });
});

test("a spread says how many samples it stands on", () => {
  expect(spreadOf(oneToHundred)).toEqual({ n: 100, p50: 50, p99: 99, max: 100 });
});
