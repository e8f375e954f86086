import { ventilatedBedDays } from "#lib/projections/alarm-burden.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Period } from "./alarm-query.ts";

/** Days of invasive ventilation in the ward's beds in a period, from what was entered about each subject. */
export function bedDaysIn(folded: FoldedLog, { from, to }: Period): number {
  const episodesOf = (subject: string) => folded.subject(subject)?.profile.ventilation ?? [];
  return ventilatedBedDays(folded.ward, episodesOf, from, to);
}
