import type { Protocol } from "../protocol/protocol.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading, type ReadingsByParameter } from "../ventilation/reading.ts";
import { conventionalIndexAt, spellIndexAt, type Ventilation } from "./ventilation.ts";

/** How a plateau found its PEEP. */
export type PairingMethod = "total_peep" | "same_record" | "before" | "after";

/** The PEEP that a plateau is read against. */
export interface PeepPair {
  readonly method: PairingMethod;
  readonly peep: Reading;
}

/** What pairing chooses from. */
export interface PairingInput {
  readonly readings: ReadingsByParameter;
  readonly ventilation: Ventilation;
  readonly protocol: Protocol;
}

/**
 * The PEEP of a plateau, in five steps: total PEEP of the same record; PEEP of the same record; the last PEEP
 * at or before it, as a setting holds until changed; the first after it; none (`null`). Only valid readings
 * of the same spell of ventilation take part: a mask's PEEP says nothing about the tube, nor APRV's pressures about
 * a PEEP.
 * Source: domain.md section 2.
 */
export function pairPeep(plateau: Reading, input: PairingInput): PeepPair | null {
  const { peepBeforeMs, peepAfterMs } = input.protocol.pairing;
  const total = sameRecord(plateau, "total_peep", input.readings);
  if (total !== null) return { method: "total_peep", peep: total };
  const set = sameRecord(plateau, "peep", input.readings);
  if (set !== null) return { method: "same_record", peep: set };
  const before = lastAtOrBefore(plateau, "peep", peepBeforeMs, input);
  if (before !== null) return { method: "before", peep: before };
  const after = firstAfter(plateau, "peep", peepAfterMs, input);
  return after === null ? null : { method: "after", peep: after };
}

/**
 * The tidal volume of a plateau: that of the same record, else the nearest within the protocol's minutes
 * (tie: the earlier), else `null`. Source: domain.md section 1.
 */
export function pairTidalVolume(plateau: Reading, input: PairingInput): Reading | null {
  const same = sameRecord(plateau, "tidal_volume", input.readings);
  if (same !== null) return same;
  const within = input.protocol.pairing.tidalVolumeWithinMs;
  const before = lastAtOrBefore(plateau, "tidal_volume", within, input);
  const after = firstAfter(plateau, "tidal_volume", within, input);
  if (before === null || after === null) return before ?? after;
  const isAfterNearer = after.observedAt - plateau.observedAt < plateau.observedAt - before.observedAt;
  return isAfterNearer ? after : before;
}

/** The valid reading of a parameter with the same source and time as another reading; `null`: none. */
export function sameRecord(
  reading: Reading,
  parameter: Parameter,
  readings: ReadingsByParameter,
): Reading | null {
  const list = readings.get(parameter);
  if (list === undefined) return null;
  for (let index = indexAtOrAfter(list, reading.observedAt); index < list.length; index += 1) {
    const candidate = list[index];
    if (candidate === undefined || candidate.observedAt !== reading.observedAt) return null;
    if (candidate.source === reading.source && candidate.status === "valid") return candidate;
  }
  return null;
}

/**
 * The latest valid reading of a list at or before an instant and no older than `withinMs`, for which `accept`
 * holds; of several at one time the first in the list's order. `null`: none.
 */
export function latestWithin(
  list: readonly Reading[] | undefined,
  instant: number,
  withinMs: number,
  accept: (reading: Reading) => boolean = () => true,
): Reading | null {
  if (list === undefined) return null;
  let found: Reading | null = null;
  for (let index = indexAfter(list, instant) - 1; index >= 0; index -= 1) {
    const candidate = list[index];
    if (candidate === undefined || instant - candidate.observedAt > withinMs) break;
    if (found !== null && candidate.observedAt < found.observedAt) break;
    if (candidate.status === "valid" && accept(candidate)) found = candidate;
  }
  return found;
}

function lastAtOrBefore(plateau: Reading, parameter: Parameter, withinMs: number, input: PairingInput) {
  return latestWithin(input.readings.get(parameter), plateau.observedAt, withinMs, sameSpell(plateau, input));
}

function firstAfter(plateau: Reading, parameter: Parameter, withinMs: number, input: PairingInput) {
  const list = input.readings.get(parameter);
  if (list === undefined) return null;
  const inSameSpell = sameSpell(plateau, input);
  for (let index = indexAfter(list, plateau.observedAt); index < list.length; index += 1) {
    const candidate = list[index];
    if (candidate === undefined || candidate.observedAt - plateau.observedAt > withinMs) return null;
    if (candidate.status === "valid" && inSameSpell(candidate)) return candidate;
  }
  return null;
}

function sameSpell(plateau: Reading, { ventilation }: PairingInput): (candidate: Reading) => boolean {
  const spell = spellIndexAt(ventilation, plateau.observedAt);
  const stretch = conventionalIndexAt(ventilation, plateau.observedAt);
  return ({ observedAt }) =>
    spellIndexAt(ventilation, observedAt) === spell &&
    conventionalIndexAt(ventilation, observedAt) === stretch;
}

/** The first index whose reading is later than an instant: instants are whole milliseconds. */
function indexAfter(list: readonly Reading[], instant: number): number {
  return indexAtOrAfter(list, (instant + 1) as Reading["observedAt"]);
}
