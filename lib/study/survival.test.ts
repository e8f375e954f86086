import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logRank } from "./log-rank.ts";
import { followUps, lung, MAINTAINED, NOT_MAINTAINED, TRIAL_LIKE } from "./survival.fixture.ts";
import { type FollowUp, mortalityAt, riskTable, survivalAt, survivalCurve } from "./survival.ts";

const curveOf = (text: string | readonly FollowUp[]) =>
  survivalCurve(typeof text === "string" ? followUps(text) : text, 0.95);
const atEvents = (of: readonly FollowUp[]) => curveOf(of).steps.filter(({ events }) => events > 0);

describe("leukaemia, maintained: the figures that R's survival package prints", () => {
  test.each([
    [9, 11, 0.909, 0.0867],
    [13, 10, 0.818, 0.1163],
    [18, 8, 0.716, 0.1397],
    [23, 7, 0.614, 0.1526],
    [31, 5, 0.491, 0.1642],
    [34, 4, 0.368, 0.1627],
    [48, 2, 0.184, 0.1535],
  ])("on day %d %d are at risk, survival %d, standard error %d", (time, atRisk, survival, error) => {
    const step = atEvents(MAINTAINED).find((one) => one.time === time);
    expect(step?.atRisk).toBe(atRisk);
    expect(step?.survival).toBeCloseTo(survival, 3);
    expect(step?.standardError).toBeCloseTo(error, 4);
  });

  test("the interval by log is .4884 to 1 on day 18 and .2549 to .946 on day 31", () => {
    const curve = curveOf(MAINTAINED);
    expect(survivalAt(curve, 18).lower).toBeCloseTo(0.4884, 4);
    expect(survivalAt(curve, 18).upper).toBe(1);
    expect(survivalAt(curve, 31).lower).toBeCloseTo(0.2549, 4);
    expect(survivalAt(curve, 31).upper).toBeCloseTo(0.946, 3);
  });

  test("the median is 31, from 18 to no end", () => {
    expect(curveOf(MAINTAINED)).toMatchObject({ median: 31, medianLower: 18, medianUpper: null });
  });
});

describe("leukaemia, not maintained", () => {
  test("survival falls to 0, where no interval is known; the median is 23, from 8 to no end", () => {
    const curve = curveOf(NOT_MAINTAINED);
    const wanted = [0.8333, 0.6667, 0.5833, 0.4861, 0.3889, 0.2917, 0.1944, 0.0972, 0];
    const found = atEvents(NOT_MAINTAINED).map(({ survival }) => survival);
    wanted.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 4);
    });
    expect(curve.steps.at(-1)).toMatchObject({ standardError: null, lower: null, upper: null });
    expect(curve).toMatchObject({ median: 23, medianLower: 8, medianUpper: null });
  });

  test("against the maintained: 7 observed, 10.69 expected, chi squared 3.3964", () => {
    const found = logRank(MAINTAINED, NOT_MAINTAINED);
    expect(found.observed).toBe(7);
    expect(found.expected).toBeCloseTo(10.69, 2);
    expect(found.chiSquared).toBeCloseTo(3.3964, 4);
    expect(logRank(NOT_MAINTAINED, MAINTAINED).chiSquared).toBeCloseTo(3.3964, 4);
  });
});

describe("lung cancer: the figures that R's survival package prints", () => {
  test.each([
    ["m", 138, 112, 270, 212, 310],
    ["f", 90, 53, 426, 348, 550],
  ])(
    "of sex %s %d subjects with %d deaths have a median of %d days, %d to %d",
    (sex, n, deaths, ...median) => {
      const people = lung(sex);
      expect([people.length, people.filter(({ event }) => event).length]).toEqual([n, deaths]);
      const curve = curveOf(people);
      expect([curve.median, curve.medianLower, curve.medianUpper]).toEqual(median);
    },
  );

  test("the first men die on days 11, 12 and 13", () => {
    const first = atEvents(lung("m")).map(({ time, survival }) => [time, Number(survival.toFixed(4))]);
    expect(first.slice(0, 3)).toEqual([
      [11, 0.9783],
      [12, 0.971],
      [13, 0.9565],
    ]);
  });

  test.each([
    ["0", 394],
    ["1", 306],
    ["2", 199],
    ["3", 118],
  ])("at ECOG %s the median is %d days", (status, median) => {
    expect(curveOf(lung(status)).median).toBe(median);
  });
});

test("9, 1, 1+, 6, 6, 8+: an event comes before the censoring of its day", () => {
  const curve = curveOf("9,1,1+,6,6,8+");
  expect(survivalAt(curve, 1).survival).toBeCloseTo(0.8333, 4);
  expect(survivalAt(curve, 6).survival).toBeCloseTo(0.4167, 4);
  expect(survivalAt(curve, 9).survival).toBe(0);
});

describe("ten subjects as of this trial", () => {
  const curve = curveOf(TRIAL_LIKE);

  test("survival steps as in domain.md", () => {
    const found = atEvents(TRIAL_LIKE).map(({ time, survival }) => [time, Number(survival.toFixed(4))]);
    expect(found).toEqual([
      [0, 0.9],
      [4, 0.8],
      [9, 0.7],
      [15, 0.5833],
      [28, 0.4667],
      [41, 0.3111],
    ]);
  });

  test("mortality is .5333 on day 28, with the deaths of that day, and .6889 on day 60", () => {
    expect(mortalityAt(curve, 28)?.share).toBeCloseTo(0.5333, 4);
    expect(mortalityAt(curve, 60)?.share).toBeCloseTo(0.6889, 4);
    expect(survivalAt(curve, 28).lower).toBeCloseTo(0.2326, 4);
    expect(survivalAt(curve, 28).upper).toBeCloseTo(0.9362, 4);
    expect(mortalityAt(curve, 28)?.lower).toBeCloseTo(1 - 0.9362, 4);
  });

  test("the table beneath counts those at risk and the deaths", () => {
    expect(riskTable(TRIAL_LIKE, [0, 7, 14, 28, 60]).map(({ atRisk, events }) => [atRisk, events])).toEqual([
      [10, 1],
      [8, 2],
      [6, 3],
      [5, 5],
      [2, 6],
    ]);
  });
});

test("where survival is exactly one half, the median is the middle of that flat part", () => {
  expect(curveOf("1,2,3,4").median).toBe(2.5);
  expect(curveOf("5,9+,9+,9+").median).toBeNull();
  expect(curveOf("1,2,5+,6+").median).toBe(2);
});

test("log-log keeps within 0 and 1 by itself, and knows no interval where everybody lives", () => {
  const { steps } = survivalCurve(followUps("3+,5,8,9+,12"), 0.95, "log-log");
  expect(steps[0]).toMatchObject({ survival: 1, lower: null, upper: null });
  // S = 0.75, Greenwood 1/(4·3): exp(log(0.75)·exp(±1.96·√(1/12)/log(0.75))).
  expect(steps[1]?.lower).toBeCloseTo(0.1279, 4);
  expect(steps[1]?.upper).toBeCloseTo(0.9605, 4);
});

test("beyond the last follow-up nobody knows the mortality, unless nobody is left", () => {
  expect(mortalityAt(curveOf("3,9+"), 28)).toBeNull();
  expect(mortalityAt(curveOf("3,9"), 28)?.share).toBe(1);
  expect(mortalityAt(curveOf("3+,60+"), 28)).toEqual({ share: 0, lower: null, upper: null });
});

test("of nobody there is no mortality, and nothing at all is compared", () => {
  expect(mortalityAt(curveOf([]), 28)).toBeNull();
  expect(logRank([], [])).toEqual({ observed: 0, expected: 0, chiSquared: null });
});

const anyFollowUps = fc.array(fc.record({ time: fc.nat({ max: 60 }), event: fc.boolean() }), {
  maxLength: 60,
});

test("survival never rises, lies between 0 and 1 and within its interval, and no order of subjects shows", () => {
  fc.assert(
    fc.property(anyFollowUps, fc.constantFrom("log", "log-log"), (people, scale) => {
      const curve = survivalCurve(people, 0.95, scale);
      let before = 1;
      for (const { survival, lower, upper } of curve.steps) {
        expect(survival).toBeLessThanOrEqual(before);
        expect(survival).toBeGreaterThanOrEqual(0);
        if (lower !== null) expect(lower).toBeLessThanOrEqual(survival + 1e-12);
        if (upper !== null) expect(upper).toBeGreaterThanOrEqual(survival - 1e-12);
        before = survival;
      }
      expect(survivalCurve(people.toReversed(), 0.95, scale)).toEqual(curve);
    }),
  );
});

test("without censoring, survival is the share of those who still live", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 1 }), fc.nat({ max: 60 }), (times, at) => {
      const curve = curveOf(times.map((time) => ({ time, event: true })));
      const living = times.filter((time) => time > at).length;
      expect(survivalAt(curve, at).survival).toBeCloseTo(living / times.length, 9);
    }),
  );
});
