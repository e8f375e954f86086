import { describe, expect, it } from "vitest";
import { pageAt, pagesOf } from "./page-turn.ts";

const beds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("a ward of more beds than a screen holds", () => {
  it("stays on one page up to 24", () => {
    expect([0, 1, 12, 24].map((count) => pagesOf(beds(count)).map((page) => page.length))).toEqual([
      [0],
      [1],
      [12],
      [24],
    ]);
  });

  it("is split evenly, in order, with every bed once", () => {
    expect(pagesOf(beds(30)).map((page) => page.length)).toEqual([15, 15]);
    expect(pagesOf(beds(25)).map((page) => page.length)).toEqual([13, 12]);
    expect(pagesOf(beds(61)).flat()).toEqual(beds(61));
  });

  it("turns its pages one after another and begins again", () => {
    expect([0, 19_999, 20_000, 40_000, 60_000].map((elapsed) => pageAt(elapsed, 3))).toEqual([0, 0, 1, 2, 0]);
    expect(pageAt(123_456, 1)).toBe(0);
  });
});
