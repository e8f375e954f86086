import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bedParts, bedsProblem, selectBeds, unknownBeds } from "./bed-selection.ts";

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

const numbered = Array.from({ length: 14 }, (_, index) => String(index + 1));
const named = ["A-1", "A-2", "A-3", "B-1", "隔离 1"];

describe("?beds= on the wall", () => {
  test("shows the whole ward when it asks for nothing", () => {
    expect(selectBeds(numbered, null)).toEqual(numbered);
    expect(selectBeds(numbered, " ")).toEqual(numbered);
  });

  test("takes ranges and single beds, always in the room's order", () => {
    expect(selectBeds(numbered, "1-3")).toEqual(["1", "2", "3"]);
    expect(selectBeds(numbered, "9, 2-3")).toEqual(["2", "3", "9"]);
    expect(selectBeds(numbered, "12-99")).toEqual(["12", "13", "14"]);
    expect(selectBeds(["1", "3", "5", "7"], "1-4")).toEqual(["1", "3"]);
  });

  test("takes beds by name, dashes and Chinese included", () => {
    expect(selectBeds(named, "A-2")).toEqual(["A-2"]);
    expect(selectBeds(named, "A-2-B-1")).toEqual(["A-2", "A-3", "B-1"]);
    expect(selectBeds(named, "隔离 1")).toEqual(["隔离 1"]);
  });

  test("counts places where beds have no numbers", () => {
    expect(selectBeds(named, "1-2")).toEqual(["A-1", "A-2"]);
    expect(selectBeds(named, "5")).toEqual(["隔离 1"]);
  });

  test("shows none rather than all when what it asks for is not here", () => {
    expect(selectBeds(numbered, "X")).toEqual([]);
    expect(selectBeds(numbered, "0")).toEqual([]);
    expect(selectBeds(numbered, "7-3")).toEqual([]);
  });
});
