import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import type { LocalDay, SiteCalendar } from "./site-calendar.ts";

/** What is known of a subject's ventilation and end. */
export interface VentilationCourse {
  /** Day 0; `null`: nothing to count from yet. */
  readonly infusionStart: Instant | null;
  /** Spells of invasive ventilation, half-open; `null`: nobody entered any. Other support is none of these. */
  readonly spells: readonly VentilationEpisode[] | null;
  readonly death: Instant | null;
  /** Until when it is known whether the subject was ventilated; `null`: it still is, and counts up to now. */
  readonly knownUntil: Instant | null;
  /** Left alive and breathing without a ventilator: free from then on, unless a later spell says otherwise. */
  readonly leftFree: boolean;
}

/** Why there are none. */
export const ZERO_REASONS = [
  "DIED",
  "ALWAYS_VENTILATED",
  "RUN_TOO_SHORT",
  "LOST_VENTILATED",
  "LOST_AFTER_WEANING",
] as const;
export type ZeroReason = (typeof ZERO_REASONS)[number];

/** `CENSORED`: days after the last contact are not counted. `RUN_TRUNCATED`: a run that day 28 cut is too short. */
export type VentilatorFreeFlag = "CENSORED" | "RUN_TRUNCATED";

/** Ventilator-free days to day 28. */
export interface VentilatorFreeDays {
  /** 0 to 28; `null` with `missing`. */
  readonly value: number | null;
  readonly missing: "NO_INFUSION" | "NO_VENTILATION" | null;
  /** Day 28 is not over: counted so far, and may still become anything. */
  readonly provisional: boolean;
  /** `null`: the value is not 0. */
  readonly zeroReason: ZeroReason | null;
  readonly flags: readonly VentilatorFreeFlag[];
  /** The same where a run may qualify by the day after the last; `null`: that day is not known. */
  readonly lookahead: number | null;
  /** Free days in a row, first and last, that were long enough to count. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

type Rules = Protocol["outcomes"]["ventilatorFree"];
type Context = { readonly calendar: SiteCalendar; readonly now: Instant };
type DayState = "free" | "ventilated" | "dead" | "unknown";
type Run = VentilatorFreeDays["runs"][number];

const NOTHING = { value: null, provisional: false, zeroReason: null, flags: [], lookahead: null, runs: [] };

/**
 * Days from 1 to 28 without any invasive ventilation, as far as they come in runs of at least two; none for who
 * died by day 28. Days are those of the site's calendar. Source: domain.md section 4.
 */
export function ventilatorFreeDays(
  course: VentilationCourse,
  context: Context,
  rules: Rules,
): VentilatorFreeDays {
  const { infusionStart, spells, death } = course;
  if (infusionStart === null) return { ...NOTHING, missing: "NO_INFUSION" };
  if (spells === null) return { ...NOTHING, missing: "NO_VENTILATION" };
  const { calendar, now } = context;
  const dayZero = calendar.dayAt(infusionStart).index;
  if (death !== null && calendar.dayAt(death).index - dayZero <= rules.days) {
    return { ...NOTHING, value: 0, missing: null, zeroReason: "DIED", lookahead: 0 };
  }
  const ends = spells.map((spell) => ({ ...spell, endedAt: endOf(spell, course) }));
  const states = Array.from({ length: rules.days + 1 }, (_, day) =>
    stateOf(calendar.day(dayZero + day + 1), ends, course, now),
  );
  const within = states.slice(0, rules.days);
  const runs = runsOf(within);
  const counting = runs.filter((run) => lengthOf(run) >= rules.shortestRun);
  const value = counting.reduce((sum, run) => sum + lengthOf(run), 0);
  const provisional = now < calendar.day(dayZero + rules.days).end;
  const isLost = !provisional && within.includes("unknown");
  const isWeaned = runs.length > 0 || spells.every(({ endedAt }) => endedAt !== null);
  const last = runs.at(-1);
  const cut = last?.to === rules.days && lengthOf(last) < rules.shortestRun ? last : null;
  return {
    value,
    missing: null,
    provisional,
    zeroReason: value > 0 || provisional ? null : zeroReason(runs.length > 0, isWeaned, isLost),
    flags: [
      // Lost on the ventilator and never weaned is none by rule: no day was cut off.
      ...(isLost && isWeaned ? (["CENSORED"] as const) : []),
      ...(cut === null ? [] : (["RUN_TRUNCATED"] as const)),
    ],
    lookahead: cut === null ? value : withNextDay(value, cut, states[rules.days]),
    runs: counting,
  };
}

/** A spell that nobody ended lasts on, or for as long as the subject was seen. */
function endOf(spell: VentilationEpisode, { death, knownUntil, leftFree }: VentilationCourse): number {
  if (spell.endedAt !== null) return spell.endedAt;
  if (knownUntil === null || leftFree || death !== null) return Number.POSITIVE_INFINITY;
  return Math.max(spell.startedAt, knownUntil) + 1;
}

function stateOf(
  { start, end }: LocalDay,
  spells: readonly { readonly startedAt: number; readonly endedAt: number }[],
  { death, knownUntil, leftFree }: VentilationCourse,
  now: Instant,
): DayState {
  if (death !== null && death < end) return "dead";
  const overlaps = (one: (typeof spells)[number]) =>
    Math.min(one.endedAt, end) > Math.max(one.startedAt, start);
  if (spells.some(overlaps)) return "ventilated";
  // A day that is not over may still bring a tube.
  if (end > now) return "unknown";
  // The day of the last contact counts, as far as it was seen.
  const isKnown = death !== null || leftFree || knownUntil === null || start <= knownUntil;
  return isKnown ? "free" : "unknown";
}

function runsOf(states: readonly DayState[]): readonly Run[] {
  const runs: Run[] = [];
  states.forEach((state, index) => {
    if (state !== "free") return;
    const day = index + 1;
    const last = runs.at(-1);
    if (last !== undefined && last.to === day - 1) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  });
  return runs;
}

function lengthOf(run: Run): number {
  return run.to - run.from + 1;
}

function zeroReason(wasFree: boolean, isWeaned: boolean, isLost: boolean): ZeroReason {
  if (wasFree) return "RUN_TOO_SHORT";
  if (!isLost) return "ALWAYS_VENTILATED";
  return isWeaned ? "LOST_AFTER_WEANING" : "LOST_VENTILATED";
}

function withNextDay(value: number, cut: Run, next: DayState | undefined): number | null {
  if (next === undefined || next === "unknown") return null;
  return next === "free" ? value + lengthOf(cut) : value;
}
