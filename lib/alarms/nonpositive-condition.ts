import { measurePlateau, type PlateauMeasurement } from "../study/plateau-measurement.ts";
import { ruleQuestionId } from "../study/rule-question.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type Cause, cameInTime, causeOf, wasKnownInTime } from "./cause.ts";
import { lastOf } from "./pressure-conditions.ts";
import type { Sight } from "./sight.ts";

/**
 * A plateau that is not above the PEEP it was measured at: one of them is wrong. It stays until one of them is
 * corrected, or somebody has answered for it: the next plateau says nothing of this one. Source: domain.md section 3.
 */
export function drivingPressureNotPositive(sight: Sight): readonly Cause[] {
  const newest = lastOf(sight, "plateau_pressure").next().value;
  const latest = newest === undefined ? null : inDoubt(sight, newest);
  const found = latest ?? said(sight);
  if (found === null) return [];
  const { plateau, pair } = found;
  const peep = pair?.peep ?? null;
  if (peep === null || !wasKnownInTime(sight, plateau, peep)) return [];
  const figures = { plateau: plateau.value, peep: peep.value, reading: plateau.seq };
  const raises = found === latest && cameInTime(sight, plateau, peep);
  return [causeOf("DP-NEG", plateau.observedAt, figures, { raises })];
}

/** The measurement if nobody has said yet what is wrong with it; `null`: nothing is, or somebody has. */
function inDoubt(sight: Sight, plateau: Reading): PlateauMeasurement | null {
  const measured = measurePlateau(plateau, sight.input);
  const { value, reason } = { reason: null, ...measured.drivingPressure };
  if (value !== null || reason !== "DP_NONPOSITIVE") return null;
  return isAnswered(sight, plateau) ? null : measured;
}

/** What the open alarm is about, or while that has been put right another of this spell; `null`: nothing is left. */
function said(sight: Sight): PlateauMeasurement | null {
  const alarm = sight.open("DP-NEG");
  if (alarm === null || alarm.causeEndedAt !== null) return null;
  for (const plateau of lastOf(sight, "plateau_pressure")) {
    if (plateau.observedAt < alarm.since) return null;
    const found = inDoubt(sight, plateau);
    if (found !== null) return found;
  }
  return null;
}

/** Whether somebody has answered the question about it, which is asked of a source's whole day, since it came. */
function isAnswered(
  { input, talks }: Sight,
  { parameter, observedAt, recordedAt, source }: Reading,
): boolean {
  const date = input.calendar.localDate(observedAt);
  const id = ruleQuestionId({ kind: "dp_nonpositive", parameter, side: "low", date, source });
  const last = talks.get(id)?.steps.at(-1);
  return (last?.step === "answered" || last?.step === "closed") && last.at >= recordedAt;
}
