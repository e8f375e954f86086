import { describe, expect, it } from "vitest";
import type { AdverseEventView } from "#lib/projections/events-view.ts";
import { draftBody, draftOf, draftRules } from "./adverse-event-draft.ts";

const ZONE = "Asia/Shanghai";
const NEW = draftOf(null, null, ZONE, "Li Na");

describe("the form of an adverse event", () => {
  it("begins with nothing judged, and wants grade, seriousness, action and outcome from somebody", () => {
    const { grade, seriousness, action, outcome } = draftRules(false);
    expect([NEW.grade, NEW.seriousness, NEW.action, NEW.outcome]).toEqual(["", "", "", ""]);
    expect([grade, seriousness, action, outcome].map((rule) => rule(""))).toEqual(Array(4).fill("missing"));
  });

  it("sends no criterion when somebody said that none is met", () => {
    const typed = { ...NEW, seriousness: "none", grade: "1", action: "none", outcome: "recovered" };
    expect(draftBody(typed, null, null, ZONE)).toMatchObject({ seriousness: [], action: "none" });
    const both = { ...typed, seriousness: "death life_threatening" };
    expect(draftBody(both, null, null, ZONE)).toMatchObject({ seriousness: ["death", "life_threatening"] });
  });

  it("begins a correction with what was said, that none was met included", () => {
    const record = { seriousness: [] as const, onset: null, ended: null, aware_at: null };
    expect(draftOf(record as unknown as AdverseEventView, null, ZONE, "Li Na").seriousness).toBe("none");
  });
});
