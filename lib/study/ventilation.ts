import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { SubjectProfile, VentilationEpisode } from "../ventilation/subject.ts";
import { untilDeparture } from "./departure.ts";
import { spellsWithout } from "./spells-without.ts";

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
  /** The same less APRV, in which there is no PEEP; the very same list where there was none. */
  readonly conventional: readonly VentilationEpisode[];
  /** Plateaus with spontaneous effort that nobody confirmed, by their numbers as they first came. */
  readonly unconfirmed: ReadonlySet<number>;
  /** The spells were entered, not assumed from readings. */
  readonly known: boolean;
}

/** A subject's ventilation from what was entered, or else from the readings (domain.md section 2). */
export function ventilationOf(profile: SubjectProfile, readings: ReadingsByParameter): Ventilation {
  const unconfirmed = unconfirmedIn(profile);
  if (profile.ventilation.length > 0) {
    const spells = knownSpells(profile);
    return { spells, conventional: knownConventional(profile, spells), unconfirmed, known: true };
  }
  const spells = assumedSpells(profile, readings);
  return { spells, conventional: conventionalOf(profile, spells), unconfirmed, known: false };
}

/** What is remembered of days asks whether these are the same lists, so one profile has one of each. */
const spellsOf = new WeakMap<SubjectProfile, readonly VentilationEpisode[]>();
const conventionalSpellsOf = new WeakMap<SubjectProfile, readonly VentilationEpisode[]>();
const NONE: ReadonlySet<number> = new Set();

function knownSpells(profile: SubjectProfile): readonly VentilationEpisode[] {
  if (profile.death === null && profile.discharge === null) return profile.ventilation;
  const known = spellsOf.get(profile) ?? untilDeparture(profile.ventilation, profile);
  spellsOf.set(profile, known);
  return known;
}

function knownConventional(profile: SubjectProfile, spells: readonly VentilationEpisode[]) {
  const known = conventionalSpellsOf.get(profile) ?? conventionalOf(profile, spells);
  conventionalSpellsOf.set(profile, known);
  return known;
}

function conventionalOf({ modes }: SubjectProfile, spells: readonly VentilationEpisode[]) {
  const aprv = modes.filter(({ mode }) => mode === "aprv");
  return aprv.length === 0 ? spells : spellsWithout(spells, aprv);
}

/** From the first reading of a ventilator on, without the hours of a mask: its pressures never count. */
function assumedSpells(
  profile: SubjectProfile,
  readings: ReadingsByParameter,
): readonly VentilationEpisode[] {
  const masks = profile.modes.filter(({ mode }) => mode === "niv");
  const first = firstVentilatorReadingAt(readings, masks);
  if (first === null) return [];
  return untilDeparture(spellsWithout([{ startedAt: first, endedAt: null }], masks), profile);
}

function unconfirmedIn({ plateauEfforts }: SubjectProfile): ReadonlySet<number> {
  const open = plateauEfforts.filter(({ confirmedValid }) => !confirmedValid);
  return open.length === 0 ? NONE : new Set(open.map(({ reading }) => reading));
}

function firstVentilatorReadingAt(
  readings: ReadingsByParameter,
  masks: readonly VentilationEpisode[],
): Instant | null {
  let first: Instant | null = null;
  for (const parameter of VENTILATOR_PARAMETERS) {
    const reading = readings
      .get(parameter)
      ?.find(({ status, observedAt }) => status === "valid" && indexIn(masks, observedAt) < 0);
    if (reading !== undefined && (first === null || reading.observedAt < first)) first = reading.observedAt;
  }
  return first;
}

/** The index of the spell that an instant lies in; −1 off the ventilator. */
export function spellIndexAt({ spells }: Ventilation, instant: Instant): number {
  return indexIn(spells, instant);
}

/** The index of the stretch of conventional ventilation that an instant lies in; −1 off the ventilator or in APRV. */
export function conventionalIndexAt({ conventional }: Ventilation, instant: Instant): number {
  return indexIn(conventional, instant);
}

function indexIn(spells: readonly VentilationEpisode[], instant: Instant): number {
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
export function ventilatedMs({ spells }: Ventilation, from: Instant, to: Instant): number {
  return msIn(spells, from, to);
}

/** Milliseconds of invasive ventilation other than APRV in `[from, to)`. */
export function conventionalMs({ conventional }: Ventilation, from: Instant, to: Instant): number {
  return msIn(conventional, from, to);
}

function msIn(spells: readonly VentilationEpisode[], from: Instant, to: Instant): number {
  let total = 0;
  for (const spell of spells) {
    const start = Math.max(from, spell.startedAt);
    const end = spell.endedAt === null ? to : Math.min(to, spell.endedAt);
    if (end > start) total += end - start;
  }
  return total;
}
