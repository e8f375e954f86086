import { originalOf, type Reading, type ReadingStatus } from "../ventilation/reading.ts";
import { conventionalIndexAt, isVentilatedAt, type Ventilation } from "./ventilation.ts";

/**
 * Why a ventilator's reading counts for no mean: its status; it was taken off the ventilator; a PEEP in APRV, which
 * has none; or a plateau with spontaneous effort that nobody confirmed. Source: domain.md section 1.
 */
export type Exclusion = Exclude<ReadingStatus, "valid"> | "off_ventilator" | "aprv" | "spontaneous_effort";

/** Why a ventilator's reading does not count; `null`: it counts. */
export function exclusionOf(reading: Reading, ventilation: Ventilation): Exclusion | null {
  const { status, parameter, observedAt } = reading;
  if (status !== "valid") return status;
  if (!isVentilatedAt(ventilation, observedAt)) return "off_ventilator";
  switch (parameter) {
    case "peep":
    case "total_peep":
      return isInAprv(ventilation, observedAt) ? "aprv" : null;
    case "plateau_pressure":
      return isUnconfirmed(reading, ventilation) ? "spontaneous_effort" : null;
    default:
      return null;
  }
}

/** Whether a ventilator's reading counts: valid, taken on invasive ventilation, and meaning there what it says. */
export function counts(reading: Reading, ventilation: Ventilation): boolean {
  return exclusionOf(reading, ventilation) === null;
}

/** Whether an instant of invasive ventilation is one of APRV. */
export function isInAprv(ventilation: Ventilation, instant: Reading["observedAt"]): boolean {
  // Nearly nobody ever is, and this is asked of every reading.
  if (ventilation.conventional === ventilation.spells) return false;
  return isVentilatedAt(ventilation, instant) && conventionalIndexAt(ventilation, instant) < 0;
}

/** Whether it is a plateau with spontaneous effort of which nobody said that it is valid all the same. */
export function isUnconfirmed(reading: Reading, { unconfirmed }: Ventilation): boolean {
  return unconfirmed.size > 0 && unconfirmed.has(originalOf(reading));
}
