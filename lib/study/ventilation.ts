import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { SubjectProfile, VentilationEpisode } from "../ventilation/subject.ts";
import { untilDeparture } from "./departure.ts";

/** What only a ventilator can report: it has no meaning, and counts for nothing, off the ventilator. */
export const VENTILATOR_PARAMETERS = [
  "peep",
  "total_peep",
  "plateau_pressure",
  "peak_pressure",
  "mean_airway_pressure",
  "tidal_volume",
] as const satisfies readonly Parameter[];

/** When a subject was on invasive ventilation, as far as is known. */
export interface Ventilation {
  /**
   * Half-open, in order, never overlapping. While no episode is known: one from the first valid reading of a
   * ventilator on, so that nothing is excluded; empty if there is no such reading either.
   */
  readonly spells: readonly VentilationEpisode[];
  /** The spells were entered, not assumed from readings. */
  readonly known: boolean;
}

/** A subject's ventilation from what was entered, or else from the readings (domain.md section 2). */
export function ventilationOf(profile: SubjectProfile, readings: ReadingsByParameter): Ventilation {
  if (profile.ventilation.length > 0) return { spells: knownSpells(profile), known: true };
  const first = firstVentilatorReadingAt(readings);
  const assumed = first === null ? [] : [{ startedAt: first, endedAt: null }];
  return { spells: untilDeparture(assumed, profile), known: false };
}

/** What is remembered of days asks whether these are the same list, so one profile has one. */
const spellsOf = new WeakMap<SubjectProfile, readonly VentilationEpisode[]>();

function knownSpells(profile: SubjectProfile): readonly VentilationEpisode[] {
  if (profile.death === null && profile.discharge === null) return profile.ventilation;
  const known = spellsOf.get(profile) ?? untilDeparture(profile.ventilation, profile);
  spellsOf.set(profile, known);
  return known;
}

function firstVentilatorReadingAt(readings: ReadingsByParameter): Instant | null {
  let first: Instant | null = null;
  for (const parameter of VENTILATOR_PARAMETERS) {
    const reading = readings.get(parameter)?.find((candidate) => candidate.status === "valid");
    if (reading !== undefined && (first === null || reading.observedAt < first)) first = reading.observedAt;
  }
  return first;
}

/** The index of the spell that an instant lies in; −1 off the ventilator. */
export function spellIndexAt(ventilation: Ventilation, instant: Instant): number {
  const { spells } = ventilation;
  for (let index = spells.length - 1; index >= 0; index -= 1) {
    const spell = spells[index];
    if (spell === undefined || spell.startedAt > instant) continue;
    return spell.endedAt === null || instant < spell.endedAt ? index : -1;
  }
  return -1;
}

/** Whether a subject is on the ventilator at an instant. */
export function isVentilatedAt(ventilation: Ventilation, instant: Instant): boolean {
  return spellIndexAt(ventilation, instant) >= 0;
}

/** Milliseconds of invasive ventilation in `[from, to)`. */
export function ventilatedMs(ventilation: Ventilation, from: Instant, to: Instant): number {
  let total = 0;
  for (const spell of ventilation.spells) {
    const start = Math.max(from, spell.startedAt);
    const end = spell.endedAt === null ? to : Math.min(to, spell.endedAt);
    if (end > start) total += end - start;
  }
  return total;
}
