import { describe, expect, it } from "vitest";
import { draftRules, newDraft, requestOf, workedOut } from "./preparation-draft.ts";

const TREATED = { group: "UCMSC", weight_kg: 70 };

describe("the form of a preparation", () => {
  it("begins with nothing but the arm and the weight that are on record", () => {
    const { arm, weight, ...others } = newDraft(TREATED);
    expect([arm, weight]).toEqual(["UCMSC", "70"]);
    expect(Object.values({ ...others, bagCount: "" }).filter((text) => text !== "")).toEqual([]);
  });

  it("takes no arm for a matched control: nobody has said what is infused", () => {
    expect(newDraft({ group: "PSM_CONTROL", weight_kg: 70 }).arm).toBe("");
  });

  it("works out nothing before the bags are chosen, then dose and bags", () => {
    const draft = newDraft(TREATED);
    expect(workedOut(draft).dose).toBe("");
    expect(workedOut({ ...draft, mode: "stock" })).toMatchObject({ dose: "70", bagCount: "2" });
  });

  it("is not sent without arm, bags, passage, route and line", () => {
    const draft = newDraft({ group: "PSM_CONTROL", weight_kg: 70 });
    const rules = draftRules(draft, false);
    const wrong = Object.keys(rules).filter((name) => rules[name]?.(draft[name] ?? "") !== null);
    expect(wrong).toEqual(expect.arrayContaining(["arm", "mode", "passage", "product", "route", "line"]));
    expect(requestOf(draft, "Asia/Shanghai")).toBeNull();
  });
});
