import type { Protocol } from "../protocol/protocol.ts";
import { normalWidth } from "./distribution-quantile.ts";

/** How long somebody was followed, in days, and whether the event ended it; otherwise it is censored. */
export interface FollowUp {
  readonly time: number;
  readonly event: boolean;
}

/** On which scale an interval is symmetric: R's default is `log`. */
export type IntervalScale = "log" | "log-log";

/** The estimate from a time on, until the next. */
export interface SurvivalStep {
  readonly time: number;
  /** Subjects whose time is this or later: those that are censored now are still among them. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** From 1 to 0. */
  readonly survival: number;
  /** Greenwood's, of the survival itself; `null` where nobody is left. */
  readonly standardError: number | null;
  /** `null` where the survival is 0, and on the scale log-log also where it is 1. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A Kaplan-Meier curve. */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** One of each distinct time, in order. */
  readonly steps: readonly SurvivalStep[];
  /** `null`: the curve does not come down so far. */
  readonly median: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
}

/**
 * The product-limit estimate; an event comes before a censoring of the same time. Source: domain.md section 4,
 * and R's `survfit`, whose published figures are its tests.
 */
export function survivalCurve(
  followUps: readonly FollowUp[],
  confidence: number,
  scale: IntervalScale = "log",
): SurvivalCurve {
  const width = normalWidth(confidence);
  const steps: SurvivalStep[] = [];
  let atRisk = followUps.length;
  let survival = 1;
  let greenwood = 0;
  for (const [time, group] of byTime(followUps)) {
    const events = group.filter(({ event }) => event).length;
    const censored = group.length - events;
    survival *= 1 - events / atRisk;
    greenwood += events === atRisk ? 0 : events / (atRisk * (atRisk - events));
    const [lower, upper] = intervalOf(survival, Math.sqrt(greenwood) * width, scale);
    const standardError = survival === 0 ? null : survival * Math.sqrt(greenwood);
    steps.push({ time, atRisk, events, censored, survival, standardError, lower, upper });
    atRisk -= group.length;
  }
  return {
    n: followUps.length,
    events: followUps.filter(({ event }) => event).length,
    steps,
    median: halfTime(steps, "survival"),
    medianLower: halfTime(steps, "lower"),
    medianUpper: halfTime(steps, "upper"),
  };
}

/** The estimate at a time, what happens at that very time included; everybody lives before the first step. */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
): Pick<SurvivalStep, "survival" | "lower" | "upper"> {
  return curve.steps.findLast((step) => step.time <= time) ?? { survival: 1, lower: 1, upper: 1 };
}

/** The share that has died by a time, with its interval: 1 − S. */
export interface Mortality {
  readonly share: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Mortality at a time, its events included. `null` where nobody knows: of nobody, and beyond the last time that
 * somebody was followed while some of them lived. Where nobody died there is no interval.
 */
export function mortalityAt(curve: SurvivalCurve, time: number): Mortality | null {
  const last = curve.steps.at(-1);
  if (last === undefined || (time > last.time && last.survival > 0)) return null;
  const { survival, lower, upper } = survivalAt(curve, time);
  if (survival === 1) return { share: 0, lower: null, upper: null };
  return {
    share: 1 - survival,
    lower: upper === null ? null : 1 - upper,
    upper: lower === null ? null : 1 - lower,
  };
}

/** A row of the table under a curve. */
export interface RiskRow {
  readonly time: number;
  readonly atRisk: number;
  /** Events up to this time, itself included. */
  readonly events: number;
}

/** Who is still followed at each of some times, and how many events there were by then. */
export function riskTable(
  followUps: readonly FollowUp[],
  times: Protocol["outcomes"]["riskTableDays"],
): readonly RiskRow[] {
  return times.map((time) => ({
    time,
    atRisk: followUps.filter((one) => one.time >= time).length,
    events: followUps.filter((one) => one.event && one.time <= time).length,
  }));
}

function byTime(followUps: readonly FollowUp[]): readonly (readonly [number, readonly FollowUp[]])[] {
  return [...Map.groupBy(followUps, ({ time }) => time)].toSorted(([one], [other]) => one - other);
}

function intervalOf(
  survival: number,
  width: number,
  scale: IntervalScale,
): readonly [number | null, number | null] {
  if (survival === 0) return [null, null];
  if (scale === "log") return [survival * Math.exp(-width), Math.min(1, survival * Math.exp(width))];
  if (survival === 1) return [null, null];
  const onScale = Math.log(-Math.log(survival));
  const half = width / Math.log(survival);
  return [Math.exp(-Math.exp(onScale - half)), Math.exp(-Math.exp(onScale + half))];
}

/** Products of fractions that mean one half miss it by a few last digits; R allows for as much. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The first time at which a curve is at or below one half; where it is exactly one half, the middle of that flat
 * part, as R has it.
 */
function halfTime(steps: readonly SurvivalStep[], of: "survival" | "lower" | "upper"): number | null {
  const low = steps.flatMap((step) => {
    const value = step[of];
    return value !== null && value < 0.5 + TOLERANCE ? [{ time: step.time, value }] : [];
  });
  const [first] = low;
  if (first === undefined) return null;
  if (Math.abs(first.value - 0.5) >= TOLERANCE) return first.time;
  const next = low.find(({ value }) => value < first.value - TOLERANCE);
  return next === undefined ? first.time : (first.time + next.time) / 2;
}
