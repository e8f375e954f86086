import { describe, expect, it } from "vitest";
import { spreadOf } from "./spread.ts";

describe("the spread of a day's values", () => {
  it("is that of domain.md section 7: 0,0,3,11,18,20,24 have SD 10.040", () => {
    const { sd, min, max } = spreadOf([0, 0, 3, 11, 18, 20, 24]);
    expect(sd).toBeCloseTo(10.04, 3);
    expect([min, max]).toEqual([0, 24]);
  });

  it("has no SD of a single value, and nothing at all of none", () => {
    expect(spreadOf([12.5])).toEqual({ sd: null, min: 12.5, max: 12.5 });
    expect(spreadOf([])).toEqual({ sd: null, min: null, max: null });
  });
});
