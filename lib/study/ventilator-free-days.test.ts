import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { at, NEW_YORK, SHANGHAI } from "./sample-subject.fixture.ts";
import { type VentilationCourse, ventilatorFreeDays } from "./ventilator-free-days.ts";

const rules = PROTOCOL.outcomes.ventilatorFree;
const DAY_ZERO = SHANGHAI.dayOn("2026-03-02")?.index ?? Number.NaN;

/** A local time on a study day: noon, unless an hour is told. */
function on(day: number, hour = 12): Instant {
  return SHANGHAI.atHour(SHANGHAI.day(DAY_ZERO + day), hour);
}

/** First and last days on a ventilator: from noon to noon; without a last day it goes on. */
function spells(...days: readonly (readonly [number, number | null])[]) {
  return days.map(([first, last]) => ({ startedAt: on(first, 1), endedAt: last === null ? null : on(last) }));
}

interface Story extends Partial<VentilationCourse> {
  /** Study day of the look, long after by default. */
  readonly seenOn?: number;
}

function score({ seenOn = 90, ...story }: Story) {
  const course = { infusionStart: on(0, 10), spells: [], death: null, knownUntil: null, leftFree: false };
  return ventilatorFreeDays({ ...course, ...story }, { calendar: SHANGHAI, now: on(seenOn) }, rules);
}

describe("ventilator-free days, the cases of domain.md section 4", () => {
  const cases: readonly (readonly [string, Story, number, readonly string[], string | null])[] = [
    ["1 ventilated 0-10, alive", { spells: spells([0, 10]) }, 18, [], null],
    ["2 never weaned", { spells: spells([0, null]) }, 0, [], "ALWAYS_VENTILATED"],
    ["3 ventilated 0-5, died on day 20", { spells: spells([0, 5]), death: on(20) }, 0, [], "DIED"],
    ["4 ventilated 0-5, died on day 28", { spells: spells([0, 5]), death: on(28, 23) }, 0, [], "DIED"],
    ["5 ventilated 0-5, died on day 29", { spells: spells([0, 5]), death: on(29, 0) }, 23, [], null],
    ["6 ventilated 0-6 and 9-15", { spells: spells([0, 6], [9, 15]) }, 15, [], null],
    ["7 extubated on day 6, again from day 7", { spells: spells([0, 6], [7, 12]) }, 16, [], null],
    ["8 one free day between", { spells: spells([0, 6], [8, 12]) }, 16, [], null],
    ["9 ventilated 0-26", { spells: spells([0, 26]) }, 2, [], null],
    ["10 ventilated 0-27", { spells: spells([0, 27]) }, 0, ["RUN_TRUNCATED"], "RUN_TOO_SHORT"],
    ["11 ventilated 0-28", { spells: spells([0, 28]) }, 0, [], "ALWAYS_VENTILATED"],
    ["12 lost on day 14", { spells: spells([0, null]), knownUntil: on(14) }, 0, [], "LOST_VENTILATED"],
    [
      "13 ventilated 0-10, lost on day 18",
      { spells: spells([0, 10]), knownUntil: on(18) },
      8,
      ["CENSORED"],
      null,
    ],
    [
      "14 ventilated 0-4 and from 9, lost on day 15",
      { spells: spells([0, 4], [9, null]), knownUntil: on(15) },
      4,
      ["CENSORED"],
      null,
    ],
    ["15 ventilated 0-4, 8-10, 12-20", { spells: spells([0, 4], [8, 10], [12, 20]) }, 11, [], null],
    ["16 extubated on day 0", { spells: spells([0, 0]) }, 28, [], null],
    [
      "17 extubated at 00:00 of day 11",
      { spells: [{ startedAt: on(0, 1), endedAt: on(11, 0) }] },
      18,
      [],
      null,
    ],
  ];

  test.each(cases)("%s", (_name, story, value, flags, zeroReason) => {
    expect(score(story)).toMatchObject({ value, flags, zeroReason, missing: null, provisional: false });
  });
});

test("given the end of ventilation, and nothing known from the next day on, then it is censored and not lost on the ventilator", () => {
  expect(score({ spells: spells([0, 5]), knownUntil: on(5, 12) })).toMatchObject({
    value: 0,
    flags: ["CENSORED"],
    zeroReason: "LOST_AFTER_WEANING",
  });
});

describe("given a run that day 28 cuts after its first day", () => {
  const story = { spells: spells([0, 27]) };

  test("when day 29 is free too, then looking ahead finds it", () => {
    expect(score(story)).toMatchObject({ value: 0, lookahead: 1 });
  });

  test("when day 29 is ventilated or the day of death, then it finds nothing", () => {
    expect(score({ spells: spells([0, 27], [29, 30]) }).lookahead).toBe(0);
    expect(score({ ...story, death: on(29) }).lookahead).toBe(0);
  });

  test("when day 29 is not over, then nobody knows", () => {
    expect(score({ ...story, seenOn: 29 })).toMatchObject({ value: 0, lookahead: null, provisional: false });
  });
});

describe("given somebody who left alive without a ventilator on day 12", () => {
  const story = { spells: spells([0, 8]), knownUntil: on(12), leftFree: true };

  test("then every day up to 28 is free", () => {
    expect(score(story)).toMatchObject({ value: 20, flags: [] });
  });

  test("when a later spell of ventilation becomes known, then its days are not", () => {
    expect(score({ ...story, spells: spells([0, 8], [20, 22]) }).value).toBe(17);
  });
});

describe("given day 28 is not over", () => {
  test("then what was free so far is provisional, and today does not count yet", () => {
    expect(score({ spells: spells([0, 10]), seenOn: 15 })).toMatchObject({
      value: 4,
      provisional: true,
      zeroReason: null,
      flags: [],
    });
  });

  test("then a death is final all the same", () => {
    expect(score({ spells: spells([0, 2]), death: on(5), seenOn: 6 })).toMatchObject({
      value: 0,
      provisional: false,
      zeroReason: "DIED",
    });
  });
});

test("without an infusion or any known spell there is no number, and not zero", () => {
  expect(score({ infusionStart: null })).toMatchObject({ value: null, missing: "NO_INFUSION" });
  expect(score({ spells: null })).toMatchObject({ value: null, missing: "NO_VENTILATION" });
});

test("days are the site's dates: extubated at 23:30 or at 00:30 in New York are two days, on 25-hour days too", () => {
  const daysFree = (ended: string) =>
    ventilatorFreeDays(
      {
        infusionStart: at("2026-10-30 10:00", NEW_YORK),
        spells: [{ startedAt: at("2026-10-29 10:00", NEW_YORK), endedAt: at(ended, NEW_YORK) }],
        death: null,
        knownUntil: null,
        leftFree: false,
      },
      { calendar: NEW_YORK, now: at("2027-01-01 00:00", NEW_YORK) },
      rules,
    ).value;
  expect(daysFree("2026-11-01 23:30")).toBe(26);
  expect(daysFree("2026-11-02 00:30")).toBe(25);
});

test.each([
  ["twenty minutes for a procedure", [[20, 10, 20, 10.34]], 16],
  ["a ventilator at night by the tracheostomy", [[12, 22, 13, 6]], 15],
  ["it ends at midnight", [[20, 22, 21, 0]], 16],
] as const)("given %s, then the days it touches are not free, and the others are", (_, again, expected) => {
  const more = again.map(([from, hour, to, until]) => ({
    startedAt: on(from, hour),
    endedAt: (on(to, Math.floor(until)) + Math.round((until % 1) * HOUR)) as Instant,
  }));
  expect(score({ spells: [...spells([0, 11]), ...more] }).value).toBe(expected);
});

test("whatever the spells, there are 0 to 28 in any order of spells, and more ventilation never adds any", () => {
  const spell = fc.tuple(fc.nat({ max: 32 * 24 }), fc.option(fc.nat({ max: 200 }))).map(([from, hours]) => ({
    startedAt: (on(0, 0) + from * HOUR) as Instant,
    endedAt: hours === null ? null : ((on(0, 0) + (from + hours) * HOUR) as Instant),
  }));
  const story = fc.record({
    spells: fc.array(spell, { maxLength: 6 }),
    death: fc.option(fc.nat({ max: 40 }).map((day) => on(day))),
    knownUntil: fc.option(fc.nat({ max: 40 }).map((day) => on(day))),
    leftFree: fc.boolean(),
    seenOn: fc.nat({ max: 60 }),
  });
  fc.assert(
    fc.property(story, spell, (told, more) => {
      const found = score(told);
      const value = found.value ?? Number.NaN;
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(28);
      expect(score({ ...told, spells: told.spells.toReversed() })).toEqual(found);
      expect(score({ ...told, spells: [...told.spells, more] }).value).toBeLessThanOrEqual(value);
      expect(found.runs.every(({ from, to }) => to > from)).toBe(true);
      if (value === 0 && !found.provisional) expect(found.zeroReason).not.toBeNull();
    }),
  );
});
