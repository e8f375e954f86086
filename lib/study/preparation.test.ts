import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Kilogram } from "../units/quantity.ts";
import { type Preparation, preparationWarnings } from "./preparation.ts";
import { at, profile } from "./sample-subject.fixture.ts";

const subject = profile({ weightKg: 60 as Kilogram });
const oneBag: Preparation = {
  arm: "UCMSC",
  mode: "stock",
  weightKg: 60,
  prescribedCells: 60e6,
  product: "UC-MSC",
  lot: "L-1",
  passage: 4,
  expiresAt: at("2026-03-04 08:00"),
  route: "intravenous",
  line: "central venous catheter",
  bags: [{ label: "B-1", volumeMl: 100, cells: 60e6 }],
};
const warningsOf = (parts: Partial<Preparation>, now = "2026-03-02 13:00") =>
  preparationWarnings({ ...oneBag, ...parts }, subject, PROTOCOL.infusion, at(now));

test("a preparation that fits the subject's weight, arm and day warns of nothing", () => {
  expect(warningsOf({})).toEqual([]);
});

test.each<[string, Partial<Preparation>, readonly string[]]>([
  ["another arm", { arm: "SALINE", prescribedCells: null, passage: null }, ["arm_differs"]],
  [
    "another weight",
    { weightKg: 61, prescribedCells: 61e6 },
    ["weight_differs", "cells_not_the_dose", "volume_not_the_dose"],
  ],
  ["a dose that is not by weight", { prescribedCells: 50e6 }, ["dose_not_by_weight"]],
  [
    "a bag with too few cells",
    { bags: [{ label: "B-1", volumeMl: 100, cells: 59e6 }] },
    ["cells_not_the_dose"],
  ],
  [
    "a bag that is too small",
    { bags: [{ label: "B-1", volumeMl: 90, cells: 60e6 }] },
    ["volume_not_the_dose"],
  ],
])("%s is said", (_, parts, warnings) => {
  expect(warningsOf(parts)).toEqual(warnings);
});

test("a bag made up by weight may differ by less than a tenth", () => {
  const made = (cells: number): Partial<Preparation> => ({
    mode: "weight_adjusted",
    bags: [{ label: "B-1", volumeMl: 100, cells }],
  });
  expect(warningsOf(made(54.1e6))).toEqual([]);
  expect(warningsOf(made(54e6))).toEqual(["cells_not_the_dose"]);
  expect(warningsOf(made(66e6))).toEqual(["cells_not_the_dose"]);
});

test("what expires within a day is said, and what has expired", () => {
  expect(warningsOf({}, "2026-03-03 08:00")).toEqual([]);
  expect(warningsOf({}, "2026-03-03 08:01")).toEqual(["expires_today"]);
  expect(warningsOf({}, "2026-03-04 08:00")).toEqual(["expires_today"]);
  expect(warningsOf({}, "2026-03-04 08:01")).toEqual(["expired"]);
});
