import { expect, test } from "vitest";
import { figure, megabytes, milliseconds, ratio } from "./figures.ts";

test("a figure has three places that mean something", () => {
  expect([0.123456, 12.345, 999.6, 1_234, 131_072, 0].map(figure)).toEqual([
    "0.123",
    "12.3",
    "1 000",
    "1 230",
    "131 000",
    "0",
  ]);
});

test("what was not measured is a dash, never a zero", () => {
  expect([figure(null), milliseconds(null), megabytes(null), ratio(null, 1), ratio(1, null)]).toEqual(
    Array(5).fill("—"),
  );
});

test("a ratio is told to two places, and has no meaning beside a floor of zero", () => {
  expect(ratio(1, 3)).toBe("0.33 ×");
  expect(ratio(1, 0)).toBe("—");
});

test("bytes become megabytes of 1024 × 1024", () => {
  expect(megabytes(3 * 1_048_576)).toBe("3 MB");
});
