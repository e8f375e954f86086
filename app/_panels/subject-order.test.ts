import { describe, expect, it } from "vitest";
import { inRoomOrder, matchesText } from "./subject-order.ts";

const at = (subject: string, bed: string | null) => ({ subject, bed });

describe("the list of subjects", () => {
  it("follows the room's order of beds, and ends with those who left, by their number", () => {
    const listed = inRoomOrder(
      [at("S-10", null), at("S-2", null), at("S-5", "window"), at("S-4", "1"), at("S-6", "door")],
      ["door", "1", "window"],
    );
    expect(listed.map((each) => each.subject)).toEqual(["S-6", "S-4", "S-5", "S-2", "S-10"]);
  });

  it("keeps a bed that the room does not know yet before those who left", () => {
    const listed = inRoomOrder([at("S-1", null), at("S-2", "new"), at("S-3", "1")], ["1"]);
    expect(listed.map((each) => each.subject)).toEqual(["S-3", "S-2", "S-1"]);
  });

  it("finds by number or bed, whatever the case, and everyone by nothing", () => {
    expect(matchesText(at("S-014", "ICU-2"), "icu")).toBe(true);
    expect(matchesText(at("S-014", null), "s-01")).toBe(true);
    expect(matchesText(at("S-014", null), "S-02")).toBe(false);
    expect(matchesText(at("S-014", null), "  ")).toBe(true);
  });
});
