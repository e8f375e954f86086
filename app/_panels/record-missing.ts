import type { SubjectRecordView } from "#lib/projections/record-view.ts";

/** The parts of a record, in the order of the page. */
export const RECORD_SECTIONS = [
  "details",
  "checklist",
  "ventilation",
  "gases",
  "biomarkers",
  "outcome",
] as const;

export type RecordSectionName = (typeof RECORD_SECTIONS)[number];

/** How much of a part is missing, or why nothing of it can be missing yet, which is not the same as complete. */
export type Missing = number | "beforeInfusion" | "inUnit";

/** What is missing of each part of a record. */
export function missingBySection({
  gaps,
  infusion_started_at,
  bed,
  vital_status,
}: Pick<SubjectRecordView, "gaps" | "infusion_started_at" | "bed" | "vital_status">): Readonly<
  Record<RecordSectionName, Missing>
> {
  const isDue = infusion_started_at !== null;
  return {
    details: gaps.details.length,
    checklist: gaps.checklist.length,
    ventilation: gaps.ventilation ? 1 : 0,
    gases: isDue ? gaps.blood_gas.length + gaps.chest_x_ray.length : "beforeInfusion",
    biomarkers: isDue ? gaps.biomarkers.length : "beforeInfusion",
    outcome: outcome(gaps.vital_status, bed !== null && vital_status === "unknown"),
  };
}

function outcome(isMissing: boolean, isOpen: boolean): Missing {
  if (isMissing) return 1;
  return isOpen ? "inUnit" : 0;
}
