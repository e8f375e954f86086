import { expect, test } from "vitest";
import { parameterRow } from "./parameter.ts";

// Written from the tables of domain.md section 1: what is unusual, and what is impossible.
test.each([
  ["peep", [3, 24], [0, 40], 1],
  ["total_peep", [3, 24], [0, 40], 1],
  ["plateau_pressure", [10, 40], [5, 80], 1],
  ["peak_pressure", null, [0, 120], 1],
  ["mean_airway_pressure", null, [0, 60], 1],
  ["tidal_volume", [150, 800], [20, 1500], 0],
  ["fio2", null, [0.21, 1], 2],
  ["pao2", [40, 400], [20, 700], 0],
  ["spo2", null, [0, 100], 0],
  ["respiratory_rate", null, [0, 100], 0],
  ["temperature", null, [25, 45], 1],
  ["cxr_quadrants", null, [0, 4], 0],
] as const)("%s is unusual outside %j, impossible outside %j, and shown with %d places", (key, ...wanted) => {
  const { soft, hard, decimals } = parameterRow(key);
  expect([soft, hard, decimals]).toEqual(wanted);
});

test("vasopressors are never negative, and have no upper bound", () => {
  for (const key of ["norepinephrine", "phenylephrine", "epinephrine", "dopamine"] as const) {
    expect(parameterRow(key).hard).toEqual([0, Number.MAX_VALUE]);
  }
});

test("PEEP and FiO2 have the codes of LOINC for what is set", () => {
  expect([parameterRow("peep").loinc, parameterRow("fio2").loinc]).toEqual(["20077-4", "19994-3"]);
});
