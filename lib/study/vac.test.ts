import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { heldMinimum } from "./daily-minimum.ts";
import { worsenings } from "./vac.ts";

const rules = PROTOCOL.vac;
const times = (value: number, count: number) => Array.from({ length: count }, () => value);
/** Days of ventilation, counted from 1, on which a worsening begins. */
const byPeep = (...values: readonly (number | null)[]) =>
  worsenings(
    values.map((peep) => ({ peep, fio2: 0.5 })),
    rules,
  ).map(({ index }) => index + 1);
const byFio2 = (...percent: readonly number[]) =>
  worsenings(
    percent.map((value) => ({ peep: 8, fio2: value / 100 })),
    rules,
  ).map(({ index }) => index + 1);

describe("ventilator-associated conditions by PEEP, the vectors of domain.md section 5", () => {
  test.each([
    [[10, 10, 13, 13], [3]],
    [[10, 8, 11, 11], []],
    [[10, 8, 13, 13], [3]],
    [[0, 3, 8, 8], [3]],
    [[3, 5, 7, 8, 8], []],
    [[5, 5, 8, 7], []],
    [[8, 9, 12, 12], []],
    [[12, 10, 10, 13, 14], [4]],
    [[8, 8, 11, 11, ...times(8, 6), 11, 11], [3]],
    [
      [8, 8, 11, 11, ...times(8, 12), 11, 11],
      [3, 17],
    ],
    [[5, 5, null, 8, 8], []],
    [[10, 10, 13], []],
    [[10, 10, 12.9, 13], []],
  ])("daily minima %j: days %j", (values, days) => {
    expect(byPeep(...values)).toEqual(days);
  });
});

describe("by FiO2", () => {
  test.each([
    [[50, 40, 60, 60], []],
    [[40, 40, 60, 60], [3]],
    [[40, 40, 60, 59], []],
    // 0.8 - 0.6 is 0.2000000000000000178; 0.7 - 0.5 is 0.19999999999999996.
    [[50, 50, 70, 70], [3]],
  ])("daily minima %j %%: days %j", (values, days) => {
    expect(byFio2(...values)).toEqual(days);
  });
});

test("one day by PEEP and the next by FiO2 is no worsening", () => {
  const days = [
    { peep: 8, fio2: 0.4 },
    { peep: 8, fio2: 0.4 },
    { peep: 11, fio2: 0.4 },
    { peep: 8, fio2: 0.6 },
  ];
  expect(worsenings(days, rules)).toEqual([]);
});

describe("the lowest value that was held for an hour", () => {
  test("of a day at 10 with one hour at 5 is 10, with two that follow each other 5", () => {
    expect(heldMinimum([...times(10, 8), 5, ...times(10, 15)])).toBe(10);
    expect(heldMinimum([...times(10, 8), 5, 5, ...times(10, 14)])).toBe(5);
  });

  test("is not bridged over an hour without a reading", () => {
    expect(heldMinimum([10, 10, 5, null, 5, 10])).toBe(10);
  });

  test("where no two hours follow each other is the plain lowest, and nothing of nothing", () => {
    expect(heldMinimum([10, null, 6, null, 8])).toBe(6);
    expect(heldMinimum([null, null])).toBeNull();
  });
});
