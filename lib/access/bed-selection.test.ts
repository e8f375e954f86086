import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bedParts, bedsProblem, unknownBeds } from "./bed-selection.ts";

describe("a list of beds", () => {
  test.each([
    ["1-12,20", null],
    [" 3 , 7 , 9 ", null],
    ["A-1-A-6", null],
    ["抢救 1", null],
    ["3,,4", "missing"],
    ["3,", "missing"],
    [" ", "missing"],
    ["3,4, 3", "twice"],
    ["12-1", "backwards"],
    ["x".repeat(66), "too_long"],
  ])("%j: %s", (list, problem) => {
    expect(bedsProblem(bedParts(list))).toBe(problem);
  });

  test("is judged without a fault, whatever it says", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (list, beds) => {
        bedsProblem(bedParts(list));
        expect(bedParts(list)).toEqual(expect.arrayContaining([...unknownBeds(bedParts(list), beds)]));
      }),
    );
  });
});

describe("beds that do not exist yet", () => {
  const NUMBERED = ["1", "2", "3", "4"];
  const NAMED = ["A-1", "A-2", "B-1"];

  test.each([
    ["1-12", NUMBERED, []],
    ["3,40", NUMBERED, ["40"]],
    ["5-12", NUMBERED, ["5-12"]],
    ["abc", NUMBERED, ["abc"]],
    ["A-1-B-1", NAMED, []],
    ["A-1,C-1", NAMED, ["C-1"]],
    ["2-3", NAMED, []],
    ["1", [], ["1"]],
  ])("of %j in a ward of %j are %j", (list, beds, unknown) => {
    expect(unknownBeds(bedParts(list), beds)).toEqual(unknown);
  });
});
