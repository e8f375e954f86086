import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Checklist,
  CRITERION_STATES,
  ELIGIBILITY_ITEMS,
  type EligibilityItemId,
} from "../ventilation/eligibility-item.ts";
import { judgeEligibility } from "./eligibility.ts";

const eligible: Checklist = Object.fromEntries(
  ELIGIBILITY_ITEMS.map(({ id, kind }) => [id, kind === "inclusion" ? "MET" : "NOT_MET"]),
);

describe("given every inclusion met, consent, no improvement and no exclusion", () => {
  test("then the subject is eligible", () => {
    expect(judgeEligibility(eligible)).toEqual({ verdict: "ELIGIBLE", against: [], unknown: [] });
  });

  test.each(ELIGIBILITY_ITEMS)("when $id is unknown, then it blocks", ({ id }) => {
    expect(judgeEligibility({ ...eligible, [id]: "UNKNOWN" })).toEqual({
      verdict: "UNKNOWN",
      against: [],
      unknown: [id],
    });
  });

  test.each(ELIGIBILITY_ITEMS)(
    "when $id ($kind) is the other way round, then not eligible",
    ({ id, kind }) => {
      const state = kind === "inclusion" ? "NOT_MET" : "MET";
      expect(judgeEligibility({ ...eligible, [id]: state })).toEqual({
        verdict: "NOT_ELIGIBLE",
        against: [id],
        unknown: [],
      });
    },
  );
});

test("an empty checklist is unknown in all twenty criteria", () => {
  expect(judgeEligibility({}).verdict).toBe("UNKNOWN");
  expect(judgeEligibility({}).unknown).toHaveLength(20);
});

test("whatever is ticked, only a complete and clean checklist is eligible", () => {
  const ids = ELIGIBILITY_ITEMS.map(({ id }) => id);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...CRITERION_STATES)), (ticked) => {
      const checklist = { ...eligible, ...ticked };
      const { verdict, against, unknown } = judgeEligibility(checklist);
      expect(verdict === "ELIGIBLE").toBe(
        ids.every((id: EligibilityItemId) => checklist[id] === eligible[id]),
      );
      expect(new Set([...against, ...unknown]).size).toBe(against.length + unknown.length);
    }),
  );
});
