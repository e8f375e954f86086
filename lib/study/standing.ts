import type { Reading, ReadingStatus } from "../ventilation/reading.ts";
import { isVentilatedAt, type Ventilation } from "./ventilation.ts";

/** Why a ventilator's reading counts for no mean: its status, or it was taken off the ventilator. */
export type Exclusion = Exclude<ReadingStatus, "valid"> | "off_ventilator";

/** Why a ventilator's reading does not count; `null`: it counts. */
export function exclusionOf(reading: Reading, ventilation: Ventilation): Exclusion | null {
  if (reading.status !== "valid") return reading.status;
  return isVentilatedAt(ventilation, reading.observedAt) ? null : "off_ventilator";
}

/** Whether a ventilator's reading counts: valid, and taken on invasive ventilation. */
export function counts(reading: Reading, ventilation: Ventilation): boolean {
  return reading.status === "valid" && isVentilatedAt(ventilation, reading.observedAt);
}
