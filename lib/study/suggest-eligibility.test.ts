import { describe, expect, test } from "vitest";
import type { Reading } from "../ventilation/reading.ts";
import { at, given, reading, spell } from "./sample-subject.fixture.ts";
import { type EligibilityFacts, suggestEligibility } from "./suggest-eligibility.ts";

const facts: EligibilityFacts = {
  ageYears: 18,
  insultAt: at("2026-02-23 06:00"),
  diagnosedAt: at("2026-03-02 06:00"),
  enrolledAt: at("2026-03-06 06:00"),
};
const gas = (pf: number, time: string) => [reading("pao2", pf, time), reading("fio2", 1, time)];
const readings = [
  ...gas(150, "2026-03-02 06:00"),
  reading("peep", 8, "2026-03-02 05:00"),
  ...gas(180, "2026-03-03 06:00"),
];
const suggest = (parts: Partial<EligibilityFacts> = {}, measured: readonly Reading[] = readings) =>
  suggestEligibility(
    { ...facts, ...parts },
    given({ readings: measured, ventilation: [spell("2026-03-01 00:00")] }),
  );
const statesOf = (found: ReturnType<typeof suggest>) =>
  Object.fromEntries(Object.entries(found).map(([id, { state }]) => [id, state]));

describe("given somebody at every limit: 18 years, PEEP 8, 168 h after the insult, 96 h before enrolment", () => {
  test("then everything that data can say speaks for the subject", () => {
    expect(statesOf(suggest())).toEqual({
      I1: "MET",
      I2: "MET",
      I3: "MET",
      I5: "MET",
      I6: "MET",
      O1: "MET",
      E12: "NOT_MET",
    });
  });

  test.each([
    ["I1", { ageYears: 17 }, "NOT_MET"],
    ["I5", { insultAt: at("2026-02-23 05:59") }, "NOT_MET"],
    ["E12", { enrolledAt: at("2026-03-06 06:01") }, "MET"],
  ] as const)("when %s is a little beyond, then it is told", (id, parts, state) => {
    expect(suggest(parts)[id].state).toBe(state);
  });
});

test("P/F 200 at diagnosis is not below 200, and PEEP 7.9 is not 8", () => {
  const found = suggest({}, [...gas(200, "2026-03-02 06:00"), reading("peep", 7.9, "2026-03-02 06:00")]);
  expect(found.I2).toEqual({ state: "NOT_MET", value: 200, at: at("2026-03-02 06:00") });
  expect(found.I3.state).toBe("NOT_MET");
});

test("from 160 to 205 oxygenation improved and is no longer below 200: two criteria fail", () => {
  const found = suggest({}, [...gas(160, "2026-03-02 06:00"), ...gas(205, "2026-03-03 06:00")]);
  expect(found.I6).toMatchObject({ state: "NOT_MET", value: 205 });
  expect(found.O1.state).toBe("NOT_MET");
  expect(found.O1.value).toBeCloseTo(28.125, 6);
});

test("what nobody entered or measured is unknown, and dates the wrong way round say nothing", () => {
  const nothing = suggest({ ageYears: null, insultAt: null, diagnosedAt: null, enrolledAt: null }, []);
  expect(new Set(Object.values(nothing).map(({ state }) => state))).toEqual(new Set(["UNKNOWN"]));
  expect(suggest({ enrolledAt: at("2026-03-01 06:00") }).E12.state).toBe("UNKNOWN");
});

test("a low P/F off the ventilator is no I2; without any known ventilation nobody can say", () => {
  const off = given({ readings, ventilation: [spell("2026-02-01 00:00", "2026-02-02 00:00")] });
  expect(suggestEligibility(facts, off).I2.state).toBe("NOT_MET");
  const unknown = given({ readings, ventilation: [] });
  expect(suggestEligibility(facts, unknown).I2.state).toBe("UNKNOWN");
});
