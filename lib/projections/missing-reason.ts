import { departureAt } from "../study/departure.ts";
import type { StudyInput } from "../study/study-input.ts";
import { conventionalMs, ventilatedMs } from "../study/ventilation.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { MissingReason } from "./quantity-view.ts";

/**
 * Why a slot in which nothing counts has no value. `hasAprv`: what is missing exists in APRV too; PEEP and what rests on
 * it does not, and is not missing there.
 */
export function missingReason(
  readings: readonly Reading[],
  slot: { readonly from: Instant; readonly to: Instant },
  { ventilation, profile, protocol, now }: Pick<StudyInput, "ventilation" | "profile" | "protocol" | "now">,
  hasAprv = false,
): MissingReason {
  const until = Math.min(slot.to, now) as Instant;
  const departure = departureAt(profile, until);
  // Who dies within an hour leaves it without a value for the same reason, unless there was time to measure one.
  if (
    departure !== null &&
    ventilatedMs(ventilation, slot.from, until) < protocol.hourSlots.expectedFromMs &&
    readings.length === 0
  ) {
    return departure;
  }
  // An empty spell of time, as at the first instant of a slot, says nothing about the ventilator.
  const isOff = until > slot.from && ventilatedMs(ventilation, slot.from, until) === 0;
  if (isOff && (ventilation.known || isOnMask(profile, slot.from, until))) return "OFF_VENT";
  const conventional = conventionalMs(ventilation, slot.from, until);
  const isInAprv = !hasAprv && conventional < ventilatedMs(ventilation, slot.from, until);
  if (isInAprv && conventional < protocol.hourSlots.expectedFromMs) return "NOT_APPLICABLE";
  return standingReason(readings);
}

/** Whoever has a mask has no tube, also where no episode of ventilation is known. */
function isOnMask({ modes }: StudyInput["profile"], from: Instant, to: Instant): boolean {
  return modes.some(
    ({ mode, startedAt, endedAt }) => mode === "niv" && startedAt < to && (endedAt ?? to) > from,
  );
}

/** Why readings that are there do not count: in conflict, or impossible; without any there is no record. */
export function standingReason(readings: readonly Reading[]): MissingReason {
  if (readings.some((reading) => reading.status === "conflict")) return "CONFLICT";
  return readings.some((reading) => reading.status === "rejected") ? "REJECTED" : "NOT_RECORDED";
}
