import type { Instant } from "../units/instant.ts";
import type { SubjectProfile, VentilationEpisode } from "../ventilation/subject.ts";

/** Why nothing is expected of somebody any more. */
export type DepartureReason = "DIED" | "DISCHARGED";

/**
 * Why nothing can be measured at an instant; `null`: the subject is alive and, as far as is known, in the unit.
 * Somebody who is ventilated again after a discharge is back.
 */
export function departureAt(
  { death, discharge, ventilation }: Pick<SubjectProfile, "death" | "discharge" | "ventilation">,
  instant: Instant,
): DepartureReason | null {
  if (death !== null && instant >= death.at) return "DIED";
  return isDischargedAt({ discharge, ventilation }, instant) ? "DISCHARGED" : null;
}

/** Whether a subject was discharged by an instant and is not back, alive or, as was heard later, dead. */
export function isDischargedAt(
  { discharge, ventilation }: Pick<SubjectProfile, "discharge" | "ventilation">,
  instant: Instant,
): boolean {
  if (discharge === null || instant < discharge.at) return false;
  return !ventilation.some(({ startedAt }) => startedAt >= discharge.at && startedAt <= instant);
}

/**
 * Spells of ventilation as far as the unit can see them: a death ends every one, a discharge those that began before
 * it. Source: domain.md section 2.
 */
export function untilDeparture(
  spells: readonly VentilationEpisode[],
  { death, discharge }: Pick<SubjectProfile, "death" | "discharge">,
): readonly VentilationEpisode[] {
  return spells.flatMap(({ startedAt, endedAt }) => {
    const ends = [endedAt, death?.at ?? null];
    if (discharge !== null && startedAt < discharge.at) ends.push(discharge.at);
    const known = ends.filter((end) => end !== null);
    const end = known.length === 0 ? null : (Math.min(...known) as Instant);
    return end !== null && end <= startedAt ? [] : [{ startedAt, endedAt: end }];
  });
}
