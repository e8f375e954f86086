import { describe, expect, test } from "vitest";
import type { Candidate } from "../log/treatment.ts";
import { at, given, reading } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { caseData } from "./case-data.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const T0 = at(on("10:00"));
const noDevices = { devices: new Set<string>() };

const before = reading("norepinephrine", 4, on("09:30"));
const crossing = reading("norepinephrine", 12, on("11:00"));
const later = reading("norepinephrine", 14, on("12:00"));

const CANDIDATE: Candidate = {
  candidate: "S-001/IAE/1",
  origin: "data",
  event: "V1",
  term: "Vasopressor threshold reached",
  onset: at(on("11:00")),
  t0: T0,
  note: null,
  figures: { dose: 12, from: 10, drug: 11, unit: 13 },
  alarm: null,
  opened: { by: "ventwall", at: at(on("11:00")) },
  earlier: [],
  superseded: null,
};

function dataOf(readings: readonly Reading[], candidate: Partial<Candidate> = {}) {
  const input = given({ readings, infusion: on("10:00") });
  return caseData({ ...CANDIDATE, ...candidate }, input, input, noDevices);
}

describe("a candidate that the data opened", () => {
  test("given the same readings, then nothing is to be said", () => {
    expect(dataOf([before, crossing, later])?.state).toBe("same");
  });

  test("given its reading is voided and none other shows it, then it is gone from the data", () => {
    const voided = { ...crossing, status: "voided" } as const;
    expect(dataOf([before, voided])).toEqual({ state: "gone", onset: null, figures: {} });
  });

  test("given its reading is voided and a later one shows it, then it is said when and with what", () => {
    const voided = { ...crossing, status: "voided" } as const;
    expect(dataOf([before, voided, later])).toMatchObject({
      state: "changed",
      figures: { dose: 14, from: 10 },
    });
  });

  test("given a candidate of before drugs were named, then the same dose is the same", () => {
    expect(dataOf([before, crossing], { figures: { dose: 12, from: 10 } })?.state).toBe("same");
  });

  test("given a person corrected its onset, then the data are held to what they said", () => {
    const earlier = [
      {
        event: "V1" as const,
        term: CANDIDATE.term,
        onset: CANDIDATE.onset,
        note: null,
        reason: "nurse's chart",
        corrected: { by: "@lin", at: at(on("13:00")) },
      },
    ];
    expect(dataOf([before, crossing], { onset: at(on("10:50")), earlier })?.state).toBe("same");
  });
});

test("what a person entered is not held to data", () => {
  expect(dataOf([], { origin: "person" })).toBeNull();
});
