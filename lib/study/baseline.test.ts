import { describe, expect, test } from "vitest";
import type { Reading } from "../ventilation/reading.ts";
import { baselineAt, baselineCompliance } from "./baseline.ts";
import { at, given, reading, spell } from "./sample-subject.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const T0 = at(on("14:00"));

describe("the settings before an infusion", () => {
  const baselineOf = (...readings: readonly Reading[]) => {
    const { peep, fio2 } = baselineAt(given({ readings }), T0);
    return [peep?.value ?? null, fio2?.value ?? null];
  };

  test("are the last PEEP and FiO2, that of T0 itself included", () => {
    expect(
      baselineOf(
        reading("peep", 8, on("12:00")),
        reading("peep", 12, on("14:00")),
        reading("peep", 14, on("14:01")),
        reading("fio2", 0.6, on("12:00")),
      ),
    ).toEqual([12, 0.6]);
  });

  test("are absent where the last is more than two hours old", () => {
    expect(baselineOf(reading("peep", 8, on("11:59")), reading("fio2", 0.6, on("11:00")))).toEqual([
      null,
      null,
    ]);
  });

  test("leave out a mask's PEEP", () => {
    const ventilation = [spell(on("13:30"))];
    const input = given({ ventilation, readings: [reading("peep", 6, on("13:00"))] });
    expect(baselineAt(input, T0).peep).toBeNull();
  });
});

describe("the compliance before an infusion", () => {
  /** A measurement over a PEEP of 10 and a driving pressure of 10. */
  const measured = (time: string, compliance: number): readonly Reading[] => [
    reading("plateau_pressure", 20, time),
    reading("peep", 10, time),
    reading("tidal_volume", compliance * 10, time),
  ];

  test("is the mean of the last four, over measurements and not over slots", () => {
    const readings = [
      measured(on("02:00"), 60),
      measured(on("08:00"), 30),
      measured(on("08:30"), 32),
      measured(on("09:00"), 34),
      measured(on("14:00"), 36),
      measured(on("15:00"), 90),
    ].flat();
    expect(baselineCompliance(given({ readings }), T0)).toBe(33);
  });

  test("passes over a plateau that has no compliance", () => {
    const readings = [...measured(on("08:00"), 30), reading("plateau_pressure", 22, on("13:50"))];
    expect(baselineCompliance(given({ readings }), T0)).toBe(30);
  });

  test("reaches back 24 hours and no further", () => {
    expect(baselineCompliance(given({ readings: measured("2026-03-01 14:00", 30) }), T0)).toBe(30);
    expect(baselineCompliance(given({ readings: measured("2026-03-01 13:59", 30) }), T0)).toBeNull();
  });
});
