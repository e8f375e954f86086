import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enteredFio2, enteredResult } from "./entered-value.ts";

describe("FiO2 as it is typed", () => {
  test.each([
    [0.21, "1"],
    [1, "1"],
    [21, "%"],
    [100, "%"],
  ] as const)("%d is in %s", (value, unit) => {
    expect(enteredFio2(value)).toEqual({ value, unit });
  });

  test.each([0, 0.2, 1.01, 5, 20.9, 101])("%d is neither a fraction nor per cent", (value) => {
    expect(enteredFio2(value)).toBeNull();
  });
});

describe("a laboratory's result", () => {
  test.each([
    ["12.5", { value: 12.5, qualifier: null }],
    ["<7", { value: 7, qualifier: "<" }],
    [" > 5000 ", { value: 5_000, qualifier: ">" }],
    ["＜0,5", { value: 0.5, qualifier: "<" }],
    ["0", { value: 0, qualifier: null }],
  ])("%j is understood", (text, result) => {
    expect(enteredResult(text)).toEqual(result);
  });

  test.each(["", "-3", "<", "7<", "1e3", "n.d.", "1.2.3", "≤7"])("%j is none", (text) => {
    expect(enteredResult(text)).toBeNull();
  });

  test("never throws, and never makes a number that is negative or none", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = enteredResult(text);
        if (result !== null) expect(result.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
