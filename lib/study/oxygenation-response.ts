import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import { bloodGasesBetween, isRated } from "./blood-gas.ts";
import type { StudyInput } from "./study-input.ts";

/** Judged at 8 h (severe) or at 24 h (moderate); an investigator may choose, which is recorded. */
export type ResponseTiming = "early" | "late";

/** A P/F, mmHg, and when its blood was taken. */
export interface RatedMoment {
  readonly pfRatio: number;
  readonly at: Instant;
}

/** Whether oxygenation improved since the diagnosis. */
export interface OxygenationResponse {
  /** The blood gas of the diagnosis; `null`: none close enough. */
  readonly first: RatedMoment | null;
  /** The one closest to its hour; `null`: none within the window. */
  readonly later: RatedMoment | null;
  /** The best of the window, for comparison. */
  readonly highest: RatedMoment | null;
  /** `null`: how severe it was is not known, and nobody chose. */
  readonly timing: ResponseTiming | null;
  /** Per cent of the first; `null` where either is missing. */
  readonly changePercent: number | null;
  readonly outcome: "IMPROVED" | "NOT_IMPROVED" | "UNKNOWN";
}

type Rules = Protocol["oxygenationResponse"];

/** The change from one P/F to a later one, in per cent. Source: domain.md section 4, A13. */
export function pfChangePercent(first: number, later: number): number {
  return ((later - first) / first) * 100;
}

/** Improved only by more than the limit: exactly so much is not. */
export function isImproved(changePercent: number, rules: Pick<Rules, "improvedAbovePercent">): boolean {
  return forComparison(changePercent) > rules.improvedAbovePercent;
}

/** Severe ARDS is judged early, moderate late (A12). */
export function timingFor(first: number, rules: Pick<Rules, "severeUpTo">): ResponseTiming {
  return forComparison(first) <= rules.severeUpTo ? "early" : "late";
}

/** Judges the blood gases after a diagnosis; `chosen` is the investigator's. */
export function oxygenationResponse(
  input: Pick<StudyInput, "readings" | "protocol">,
  diagnosedAt: Instant | null,
  chosen: ResponseTiming | null = null,
): OxygenationResponse {
  const rules = input.protocol.oxygenationResponse;
  const unknown = { later: null, highest: null, changePercent: null, outcome: "UNKNOWN" } as const;
  if (diagnosedAt === null) return { ...unknown, first: null, timing: chosen };
  const first = closest(ratedWithin(input, diagnosedAt, rules.diagnosisWithinMs), diagnosedAt);
  const timing = chosen ?? (first === null ? null : timingFor(first.pfRatio, rules));
  if (timing === null) return { ...unknown, first, timing };
  const target = (diagnosedAt + rules[timing].targetMs) as Instant;
  const moments = ratedWithin(input, target, rules[timing].withinMs);
  const later = closest(moments, target);
  const highest = moments.toSorted((a, b) => b.pfRatio - a.pfRatio || a.at - b.at)[0] ?? null;
  if (first === null || later === null) return { ...unknown, first, later, highest, timing };
  const changePercent = pfChangePercent(first.pfRatio, later.pfRatio);
  const outcome = isImproved(changePercent, rules) ? "IMPROVED" : "NOT_IMPROVED";
  return { first, later, highest, timing, changePercent, outcome };
}

/** Both ends of the window are in it. */
function ratedWithin(
  input: Pick<StudyInput, "readings" | "protocol">,
  target: Instant,
  within: number,
): readonly RatedMoment[] {
  return bloodGasesBetween(input, (target - within) as Instant, (target + within + 1) as Instant)
    .filter(isRated)
    .map(({ pao2, pfRatio }) => ({ pfRatio: pfRatio.value, at: pao2.observedAt }));
}

/** The earlier of two that are equally far. */
function closest(moments: readonly RatedMoment[], target: Instant): RatedMoment | null {
  return (
    moments.toSorted((a, b) => Math.abs(a.at - target) - Math.abs(b.at - target) || a.at - b.at)[0] ?? null
  );
}
