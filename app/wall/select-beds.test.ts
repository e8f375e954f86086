import { describe, expect, it } from "vitest";
import { selectBeds } from "./select-beds.ts";

const numbered = Array.from({ length: 14 }, (_, index) => String(index + 1));
const named = ["A-1", "A-2", "A-3", "B-1", "隔离 1"];

describe("?beds= on the wall", () => {
  it("shows the whole ward when it asks for nothing", () => {
    expect(selectBeds(numbered, null)).toEqual(numbered);
    expect(selectBeds(numbered, " ")).toEqual(numbered);
  });

  it("takes ranges and single beds, always in the room's order", () => {
    expect(selectBeds(numbered, "1-3")).toEqual(["1", "2", "3"]);
    expect(selectBeds(numbered, "9, 2-3")).toEqual(["2", "3", "9"]);
    expect(selectBeds(numbered, "12-99")).toEqual(["12", "13", "14"]);
    expect(selectBeds(["1", "3", "5", "7"], "1-4")).toEqual(["1", "3"]);
  });

  it("takes beds by name, dashes and Chinese included", () => {
    expect(selectBeds(named, "A-2")).toEqual(["A-2"]);
    expect(selectBeds(named, "A-2-B-1")).toEqual(["A-2", "A-3", "B-1"]);
    expect(selectBeds(named, "隔离 1")).toEqual(["隔离 1"]);
  });

  it("counts places where beds have no numbers", () => {
    expect(selectBeds(named, "1-2")).toEqual(["A-1", "A-2"]);
    expect(selectBeds(named, "5")).toEqual(["隔离 1"]);
  });

  it("shows none rather than all when what it asks for is not here", () => {
    expect(selectBeds(numbered, "X")).toEqual([]);
    expect(selectBeds(numbered, "0")).toEqual([]);
    expect(selectBeds(numbered, "7-3")).toEqual([]);
  });
});
