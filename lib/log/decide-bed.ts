import type { Instant } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { WardEvent } from "./event.ts";
import { findBed, occupantOf, type WardState } from "./ward-state.ts";

/**
 * Puts a subject into a bed. A bed that nobody configured is opened at the end of the room's order; an
 * occupied one is refused. `knownSince` is the earliest time that the subject is known to have lain there.
 */
export function decideBed(
  ward: WardState,
  subject: string,
  bed: string,
  now: Instant,
  knownSince: Instant,
): Result<readonly WardEvent[], "bed_occupied"> {
  const present = ward.bedBySubject.get(subject) ?? null;
  if (present === bed) return succeed([]);
  const target = findBed(ward, bed);
  const occupant = target === null ? null : occupantOf(target);
  if (occupant !== null) return fail("bed_occupied", `Bed ${bed} is occupied by ${occupant}.`);
  const events: WardEvent[] = [];
  if (present !== null) events.push({ type: "bedFreed", bed: present, subject, at: now });
  if (target === null) events.push({ type: "bedOpened", bed });
  const freeSince = target?.occupancies.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  const lastLeft = lastTimeInAnyBed(ward, subject, present === null ? null : now);
  const from = Math.max(freeSince, lastLeft, knownSince) as Instant;
  events.push({ type: "bedAssigned", bed, subject, from });
  return succeed(events);
}

/** Nobody lies in two beds: a new bed counts only from when the subject left the last one. */
function lastTimeInAnyBed(ward: WardState, subject: string, leaving: Instant | null): number {
  let last = leaving ?? Number.NEGATIVE_INFINITY;
  for (const { occupancies } of ward.beds) {
    for (const one of occupancies) {
      if (one.subject === subject && one.to !== null && one.to > last) last = one.to;
    }
  }
  return last;
}

/** Frees a subject's bed; nothing happens to a subject who has none. */
export function decideFreeBed(ward: WardState, subject: string, now: Instant): readonly WardEvent[] {
  const bed = ward.bedBySubject.get(subject);
  return bed === undefined ? [] : [{ type: "bedFreed", bed, subject, at: now }];
}
