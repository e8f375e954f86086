import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchTableOf } from "./match-csv.ts";

const table = (text: string) => matchTableOf(text.split("\n").map((line) => line.split(",")));

test("a row is a subject with its pair, logit, weight and covariates; an empty cell is not known", () => {
  expect(
    table("match_id,pair_id,ps_logit,weight,age,male\nT-1,1,-0.4,1,61,1\nC-1,1,-0.38,1,,0\nT-2,,0.2,0,70,1"),
  ).toEqual({
    ok: true,
    value: {
      covariates: ["age", "male"],
      subjects: [
        { subject: "T-1", pair: "1", logit: -0.4, weight: 1, covariates: { age: 61, male: 1 } },
        { subject: "C-1", pair: "1", logit: -0.38, weight: 1, covariates: { age: null, male: 0 } },
        { subject: "T-2", pair: null, logit: 0.2, weight: 0, covariates: { age: 70, male: 1 } },
      ],
    },
  });
});

describe("what cannot be understood is refused with its place", () => {
  test.each([
    ["pair_id,ps_logit,weight\n1,2,3", "the column match_id is missing"],
    ["match_id,pair_id,ps_logit,weight\nT-1,1,high,1", 'line 2: ps_logit "high" is not a number'],
    ["match_id,pair_id,ps_logit,weight\nT-1,1,0,1\nT-1,1,0,1", "line 3: T-1 is there twice"],
    ["match_id,pair_id,ps_logit,weight\n,1,0,1", "line 2: match_id is empty"],
    ["match_id,pair_id,ps_logit,weight\nT-1,1,0,-1", "line 2: weight is below 0"],
    ["match_id,pair_id,ps_logit,weight\nT-1,1,0", "line 2: not 4 cells"],
    ["match_id,pair_id,ps_logit,weight,age in years\nT-1,1,0,1,60", "is no name of a covariate"],
    ["match_id,pair_id,ps_logit,weight,weight\nT-1,1,0,1,1", "a column is there twice"],
    ["match_id,pair_id,ps_logit,weight", "there is no row"],
  ])("%j: %s", (text, detail) => {
    const found = table(text);
    expect(found.ok).toBe(false);
    expect(found.ok ? "" : found.detail).toContain(detail);
  });
});

test("whatever the cells, it never throws, and every number of a good table is finite", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("match_id", "pair_id", "ps_logit", "weight", "1", "-2.5", "1e999"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (records) => {
      const found = matchTableOf(records);
      if (!found.ok) return;
      for (const { weight, logit, covariates } of found.value.subjects) {
        for (const one of [weight, logit, ...Object.values(covariates)]) {
          if (one !== null) expect(Number.isFinite(one)).toBe(true);
        }
      }
    }),
  );
});
