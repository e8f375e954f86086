import { HOUR } from "#lib/units/instant.ts";
import type { Chance } from "./prng.ts";

/** Something that befalls a lung: severity rises within `rampMs`, stays, and fades. */
export interface Setback {
  readonly at: number;
  /** Added to severity at its height. */
  readonly amount: number;
  readonly rampMs: number;
  readonly lastsMs: number;
}

/** How ill a patient is over time: from one severity to another, with setbacks and small swings. */
export interface Course {
  readonly from: number;
  readonly to: number;
  readonly startsAt: number;
  /** When `to` is nearly reached. */
  readonly endsAt: number;
  readonly setbacks: readonly Setback[];
  /** Where in their periods the slow swings begin, radians. */
  readonly phases: readonly [number, number];
}

/** Swings of two unrelated periods never repeat within a stay. */
const SWINGS = [
  { amplitude: 0.045, periodMs: 31 * HOUR },
  { amplitude: 0.025, periodMs: 11 * HOUR },
] as const;

/** Where the swings of one patient begin. */
export function swingPhases(chance: Chance): readonly [number, number] {
  return [chance.between(0, 2 * Math.PI), chance.between(0, 2 * Math.PI)];
}

/** Severity (0-1) at an instant. */
export function severityAt(course: Course, at: number): number {
  const through = Math.max(0, Math.min(1, (at - course.startsAt) / (course.endsAt - course.startsAt)));
  // Smoothstep: nobody gets better, or worse, at a constant rate.
  let severity = course.from + (course.to - course.from) * through * through * (3 - 2 * through);
  for (const setback of course.setbacks) severity += setback.amount * shareOf(setback, at);
  for (const [place, { amplitude, periodMs }] of SWINGS.entries()) {
    severity += amplitude * Math.sin((2 * Math.PI * at) / periodMs + (course.phases[place] ?? 0));
  }
  return Math.max(0.05, Math.min(1, severity));
}

function shareOf({ at: start, rampMs, lastsMs }: Setback, at: number): number {
  const since = at - start;
  if (since <= 0) return 0;
  if (since < rampMs) return since / rampMs;
  return since < rampMs + lastsMs ? 1 : Math.exp(-(since - rampMs - lastsMs) / (12 * HOUR));
}
