import { expect, test } from "vitest";
import type { Parameter } from "./parameter.ts";
import { suspectedUnit } from "./suspected-unit.ts";

test.each<[Parameter, number, string, string | null]>([
  ["pao2", 12, "mm[Hg]", "kPa"],
  ["pao2", 12, "mmHg", "kPa"],
  ["pao2", 95, "kPa", "mm[Hg]"],
  ["fio2", 60, "1", "%"],
  ["fio2", 0.6, "%", "1"],
  ["tidal_volume", 0.42, "mL", "L"],
  ["tidal_volume", 420, "L", "mL"],
  ["tidal_volume", 0.001, "mL", null],
  ["plateau_pressure", 2.4, "cm[H2O]", null],
  ["peep", 40.5, "mbar", null],
  ["temperature", 98, "Cel", null],
])("%s of %f in %s was probably meant in %s", (parameter, value, unit, meant) => {
  expect(suspectedUnit(parameter, { value, unit })).toBe(meant);
});
