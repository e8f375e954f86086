import { describe, expect, test } from "vitest";
import { isImproved, oxygenationResponse, pfChangePercent } from "./oxygenation-response.ts";
import { at, given, reading } from "./sample-subject.fixture.ts";

const DIAGNOSIS = "2026-03-01 06:00";

/** Blood gases on FiO2 1.0, so that PaO2 is the P/F. */
function judged(...gases: readonly (readonly [string, number])[]) {
  const readings = gases.flatMap(([time, pf]) => [
    reading("pao2", pf, `2026-03-${time}`),
    reading("fio2", 1, `2026-03-${time}`),
  ]);
  return oxygenationResponse(given({ readings }), at(DIAGNOSIS));
}

describe("improved by more than 20 %, the examples of domain.md section 4", () => {
  test.each([
    [100, 120, "NOT_IMPROVED"],
    [100, 120.1, "IMPROVED"],
    [150, 180, "NOT_IMPROVED"],
    [150, 185, "IMPROVED"],
    [90, 80, "NOT_IMPROVED"],
    [160, 205, "IMPROVED"],
  ])("from %d to %d: %s", (first, later, outcome) => {
    // Severe is judged at 14:00 of the day, moderate at 06:00 of the next.
    expect(judged(["01 06:00", first], ["01 14:00", later], ["02 06:00", later]).outcome).toBe(outcome);
  });

  test("150 to 185 is 23.3 %, 90 to 80 is -11.1 %", () => {
    expect(pfChangePercent(150, 185)).toBeCloseTo(23.3, 1);
    expect(pfChangePercent(90, 80)).toBeCloseTo(-11.1, 1);
  });

  test("20 % that a computer writes as 20.000000000000004 is no improvement", () => {
    expect(isImproved(20.000_000_000_000_004, { improvedAbovePercent: 20 })).toBe(false);
  });
});

describe("given a P/F of exactly 100 at diagnosis, which is severe", () => {
  test("then the blood gas closest to 8 h counts, the earlier of two, and the best one is told", () => {
    const found = judged(["01 06:00", 100], ["01 13:00", 130], ["01 15:00", 110], ["01 16:00", 180]);
    expect(found).toMatchObject({ timing: "early", changePercent: 30, outcome: "IMPROVED" });
    expect(found.later?.at).toBe(at("2026-03-01 13:00"));
    expect(found.highest?.pfRatio).toBe(180);
  });

  test("when none lies within 6 and 10 h, then nobody knows", () => {
    expect(judged(["01 06:00", 100], ["01 11:59", 200], ["01 16:01", 200])).toMatchObject({
      later: null,
      outcome: "UNKNOWN",
      changePercent: null,
    });
  });
});

test("given 101 at diagnosis, which is moderate, then 20 to 28 h later counts", () => {
  expect(judged(["01 06:00", 101], ["01 14:00", 300], ["02 10:00", 110])).toMatchObject({
    timing: "late",
    outcome: "NOT_IMPROVED",
  });
});

test("given no blood gas at diagnosis, or no diagnosis, then nobody knows", () => {
  expect(judged(["01 14:00", 130]).outcome).toBe("UNKNOWN");
  expect(oxygenationResponse(given({}), null)).toMatchObject({ first: null, outcome: "UNKNOWN" });
});

test("an investigator may have a severe one judged at 24 h", () => {
  const readings = [reading("pao2", 90, DIAGNOSIS), reading("fio2", 1, DIAGNOSIS)];
  const later = [reading("pao2", 120, "2026-03-02 06:00"), reading("fio2", 1, "2026-03-02 06:00")];
  const input = given({ readings: [...readings, ...later] });
  expect(oxygenationResponse(input, at(DIAGNOSIS)).outcome).toBe("UNKNOWN");
  expect(oxygenationResponse(input, at(DIAGNOSIS), "late")).toMatchObject({
    timing: "late",
    outcome: "IMPROVED",
  });
});
