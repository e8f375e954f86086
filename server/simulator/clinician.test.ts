import { describe, expect, it } from "vitest";
import { settingsAfterRound } from "./clinician.ts";
import type { Chance } from "./prng.ts";
import { LOWER_PEEP_TABLE, movedOnTable, tableStep, tidalVolumeOf } from "./ventilator-settings.ts";

const settings = { peep: 10, fio2: 0.6, tidalVolumePerKg: 6 };
/** A clinician who always gets round to it. */
const eager: Chance = {
  uniform: () => 0,
  between: (low) => low,
  integer: (low) => low,
  normal: (mean) => mean,
  happens: () => true,
};
const busy: Chance = { ...eager, happens: () => false };

describe("the lower-PEEP/FiO2 table", () => {
  it("never lowers support on the way up", () => {
    for (const [step, row] of LOWER_PEEP_TABLE.entries()) {
      const next = LOWER_PEEP_TABLE[step + 1] ?? row;
      expect(next.peep >= row.peep && next.fio2 >= row.fio2).toBe(true);
    }
  });

  it("knows its own rows, and the nearest one to settings that left it", () => {
    for (const [step, row] of LOWER_PEEP_TABLE.entries()) expect(tableStep(row)).toBe(step);
    expect(LOWER_PEEP_TABLE[tableStep({ peep: 16, fio2: 0.85 })]).toEqual({ fio2: 0.9, peep: 16 });
  });

  it("ends at its ends", () => {
    expect(movedOnTable({ ...settings, peep: 18, fio2: 1 }, 3)).toMatchObject({ peep: 18, fio2: 1 });
    expect(movedOnTable({ ...settings, peep: 5, fio2: 0.3 }, -1)).toMatchObject({ peep: 5, fio2: 0.3 });
  });

  it("sets tidal volumes in tens", () => {
    expect(tidalVolumeOf(settings, 66)).toBe(400);
  });
});

describe("the clinician's hourly round", () => {
  it("leaves a patient alone whose saturation is in the window", () => {
    expect(settingsAfterRound(settings, { spo2: 92, plateau: 25 }, eager)).toBeNull();
  });

  it("goes one row up below 89 %, and two below 85 %", () => {
    expect(settingsAfterRound(settings, { spo2: 88, plateau: 25 }, eager)).toMatchObject({
      peep: 10,
      fio2: 0.7,
    });
    expect(settingsAfterRound(settings, { spo2: 82, plateau: 25 }, eager)).toMatchObject({
      peep: 12,
      fio2: 0.7,
    });
  });

  it("goes one row down when saturation is more than enough", () => {
    expect(settingsAfterRound(settings, { spo2: 97, plateau: 25 }, eager)).toMatchObject({
      peep: 10,
      fio2: 0.5,
    });
  });

  it("takes tidal volume down above a plateau of 30, not below 5 mL/kg", () => {
    const high = { spo2: 92, plateau: 32 };
    expect(settingsAfterRound(settings, high, eager)).toMatchObject({ tidalVolumePerKg: 5.5 });
    expect(settingsAfterRound({ ...settings, tidalVolumePerKg: 5 }, high, eager)).toBeNull();
  });

  it("does nothing while busy elsewhere", () => {
    expect(settingsAfterRound(settings, { spo2: 80, plateau: 35 }, busy)).toBeNull();
  });
});
