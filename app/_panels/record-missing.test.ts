import { describe, expect, it } from "vitest";
import type { RecordGaps } from "#lib/projections/record-view.ts";
import { missingBySection } from "./record-missing.ts";

const NO_GAPS: RecordGaps = {
  details: [],
  checklist: [],
  ventilation: false,
  blood_gas: [],
  chest_x_ray: [],
  biomarkers: [],
  vital_status: false,
};
const NEW = { gaps: NO_GAPS, infusion_started_at: null, bed: "3", vital_status: "unknown" } as const;
const INFUSED = { ...NEW, infusion_started_at: "2026-03-02T02:00:00.000Z" } as const;

describe("what a record lacks", () => {
  it("is nothing yet before an infusion, which is not the same as complete", () => {
    expect(missingBySection(NEW)).toMatchObject({ gases: "beforeInfusion", biomarkers: "beforeInfusion" });
  });

  it("is counted once the days of the trial have begun, films and gases together", () => {
    const gaps: RecordGaps = {
      ...NO_GAPS,
      blood_gas: [0, 1],
      chest_x_ray: [1],
      biomarkers: [{ study_day: 0, analyte: "il_6", matrix: "plasma" }],
    };
    expect(missingBySection({ ...INFUSED, gaps })).toMatchObject({ gases: 3, biomarkers: 1 });
    expect(missingBySection(INFUSED)).toMatchObject({ gases: 0, biomarkers: 0 });
  });

  it("is no outcome while somebody lies in the unit, and one when nobody knows after", () => {
    expect(missingBySection(INFUSED).outcome).toBe("inUnit");
    expect(
      missingBySection({ ...INFUSED, bed: null, gaps: { ...NO_GAPS, vital_status: true } }).outcome,
    ).toBe(1);
    expect(missingBySection({ ...INFUSED, vital_status: "dead" }).outcome).toBe(0);
  });
});
