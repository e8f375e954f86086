import { expect, test } from "vitest";
import { enrolmentSteps, isoDay } from "./enrolment-steps.ts";

test("each date of enrolment is a step, and the curve runs on to today", () => {
  expect(enrolmentSteps(["2026-02-27", "2026-03-01", "2026-03-01"], "2026-03-10")).toEqual({
    first: "2026-02-27",
    steps: [
      { day: 0, enrolled: 1 },
      { day: 2, enrolled: 3 },
    ],
    until: 11,
  });
  expect(isoDay("2026-02-27", 2)).toBe("2026-03-01");
});

test("without a date there is no curve", () => {
  expect(enrolmentSteps([], "2026-03-10")).toBeNull();
});
