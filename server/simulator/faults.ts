import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { chanceOf, type Seed } from "./prng.ts";
import { type Span, type Stay, within } from "./stay.ts";

const SILENCE_BLOCK = 8 * HOUR;
const LONGEST_SILENCE = 200 * MINUTE;

/** What went wrong with one hour of a bed. Every fault is settled by the seed, the subject and the hour. */
export interface HourFaults {
  /** The nurse did not chart this hour. */
  readonly missed: boolean;
  /** The nurse charted it this much later, ms; 0: in time. */
  readonly lateBy: number;
  /** The circuit was off the patient: a device then measures the room. `null`: it was not. */
  readonly disconnected: Span | null;
}

const NOTHING: HourFaults = { missed: false, lateBy: 0, disconnected: null };

/** The faults of the hour that begins at `hour`; none while the script asks for calm. */
export function hourFaults(seed: Seed, stay: Stay, hour: number): HourFaults {
  const calm = calmOf(stay);
  if (within(calm, hour) || within(calm, hour + HOUR - 1)) return NOTHING;
  const chance = chanceOf(seed, stay.subject, "hour's faults", hour);
  const missed = chance.happens(0.035) || wentOnFrom(seed, stay, hour - HOUR);
  const lateBy = chance.happens(0.02) ? chance.integer(35, 170) * MINUTE : 0;
  const start = hour + chance.integer(2, 50) * MINUTE;
  const lasts = chance.integer(3, 5) * MINUTE;
  const disconnected = chance.happens(0.012) ? { from: start, to: start + lasts } : null;
  return { missed, lateBy, disconnected };
}

/** When chance breaks nothing: where the script says so, and before an infusion, which waits for its baseline. */
function calmOf({ script, infusionAt }: Stay): readonly Span[] {
  if (infusionAt === null) return script.calm;
  return [...script.calm, { from: infusionAt - PROTOCOL.baseline.settingMs, to: infusionAt }];
}

/** A quarter of missed hours is followed by another: the nurse was still busy. */
function wentOnFrom(seed: Seed, stay: Stay, hourBefore: number): boolean {
  const before = chanceOf(seed, stay.subject, "hour's faults", hourBefore);
  return before.happens(0.035) && chanceOf(seed, stay.subject, "still busy", hourBefore).happens(0.25);
}

/** When the bed's device sends nothing, as far as it touches the hour: scripted, or by chance. */
export function silencesAround(seed: Seed, stay: Stay, hour: number): readonly Span[] {
  const spans = [...stay.script.silences];
  if (!stay.device) return spans;
  const block = Math.floor(hour / SILENCE_BLOCK) * SILENCE_BLOCK;
  for (const from of [block - SILENCE_BLOCK, block]) {
    const chance = chanceOf(seed, stay.subject, "silence", from);
    if (!chance.happens(0.07)) continue;
    const start = from + chance.between(0, SILENCE_BLOCK);
    const span = { from: start, to: start + chance.between(40 * MINUTE, LONGEST_SILENCE) };
    if (!calmOf(stay).some((calm) => calm.from < span.to && span.from < calm.to)) spans.push(span);
  }
  return spans;
}

/** How a plateau's entry went. */
export type PlateauEntry = "charted" | "forgotten" | "plateauMistyped" | "volumeInLitres";

/** A plateau may be forgotten, or typed wrongly (and then, once refused, measured again). */
export function plateauEntry(seed: Seed, stay: Stay, at: number): PlateauEntry {
  if (within(calmOf(stay), at)) return "charted";
  const draw = chanceOf(seed, stay.subject, "plateau's entry", at).uniform();
  if (draw < 0.06) return "forgotten";
  if (draw < 0.085) return "plateauMistyped";
  return draw < 0.105 ? "volumeInLitres" : "charted";
}
