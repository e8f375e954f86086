import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enteredFio2, enteredResult, judgeEntered } from "./entered-value.ts";

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

describe("a typed number beside the limits of its parameter", () => {
  test.each([
    ["peep", 24, "cm[H2O]", 24, "usual"],
    ["peep", 24.1, "cm[H2O]", 24.1, "unusual"],
    ["peep", 40.1, "cm[H2O]", 40.1, "impossible"],
    ["peep", 2.9, "cm[H2O]", 2.9, "unusual"],
    ["pao2", 5.33, "kPa", 39.978305, "unusual"],
    ["pao2", 5.34, "kPa", 40.053311, "usual"],
    ["pao2", 2.66, "kPa", 19.951649, "impossible"],
    ["fio2", 57, "%", 0.57, "usual"],
    ["temperature", 41, "Cel", 41, "usual"],
  ] as const)("%s of %d %s is %d in our unit, %s", (parameter, typed, unit, value, standing) => {
    expect(judgeEntered(parameter, typed, unit)).toEqual({ value, standing });
  });

  test("an artefact of the conversion passes no limit: 400 mmHg written in kPa is 400", () => {
    expect(judgeEntered("pao2", 400 / 7.50062, "kPa")).toEqual({ value: 400, standing: "usual" });
  });

  test("a unit that the parameter is not measured in says nothing", () => {
    expect(judgeEntered("pao2", 80, "cm[H2O]")).toBeNull();
    expect(judgeEntered("pao2", 80, "constructor")).toBeNull();
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
