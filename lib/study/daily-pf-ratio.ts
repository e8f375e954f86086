import type { Instant } from "../units/instant.ts";
import { type BloodGas, bloodGasesBetween, isRated, type RatedBloodGas } from "./blood-gas.ts";
import type { DaySegment } from "./day-segment.ts";
import type { StudyInput } from "./study-input.ts";

/** By which rule of domain.md A5 a blood gas became the day's. */
export type PfRule = "protocol" | "before_infusion" | "nominal_hour" | "lowest";

/** The day's P/F, mmHg, and what it was chosen from. */
export interface DailyPfRatio {
  /** `null`: no blood gas has a P/F. */
  readonly value: number | null;
  /** Blood gases that took part: the segment's, and the chosen one even where it is of the evening before. */
  readonly n: number;
  /** The lowest P/F of those. */
  readonly minimum: number | null;
  readonly chosen: RatedBloodGas | null;
  readonly rule: PfRule | null;
  /** Every valid blood gas that was looked at, in order of time, those without an FiO2 included. */
  readonly gases: readonly BloodGas[];
}

/**
 * The day's P/F: that of the blood gas which a person named the protocol's. Else on day 0 (ALL, PRE): the last before the infusion, even on the previous date. Else, on day 0 as
 * on any other: the closest to the nominal hour. Else the lowest. Source: domain.md A5.
 */
export function dailyPfRatio(input: StudyInput, segment: DaySegment): DailyPfRatio {
  const ofSegment = bloodGasesBetween(input, segment.readingsFrom, segment.readingsTo);
  const named = namedGas(input, ofSegment);
  const before = named === null ? lastBeforeInfusion(input, segment) : null;
  const isOfEarlierDate = before !== null && before.pao2.observedAt < segment.readingsFrom;
  const gases = isOfEarlierDate ? [before, ...ofSegment] : ofSegment;
  const rated = gases.filter(isRated);
  const lowest = lowestOf(rated);
  const nominal = named === null && before === null ? closestToNominalHour(input, segment, rated) : null;
  const [chosen, rule] = firstOf([
    [named, "protocol"],
    [before, "before_infusion"],
    [nominal, "nominal_hour"],
    [lowest, "lowest"],
  ]);
  return {
    value: chosen?.pfRatio.value ?? null,
    n: rated.length,
    minimum: lowest?.pfRatio.value ?? null,
    chosen,
    rule,
    gases,
  };
}

type Choice = readonly [RatedBloodGas | null, PfRule];

function firstOf(choices: readonly Choice[]): Choice | readonly [null, null] {
  return choices.find(([gas]) => gas !== null) ?? [null, null];
}

function namedGas({ profile }: StudyInput, gases: readonly BloodGas[]): RatedBloodGas | null {
  const { protocolGases } = profile;
  if (protocolGases.length === 0) return null;
  return gases.filter(isRated).find(({ pao2 }) => protocolGases.includes(pao2.observedAt)) ?? null;
}

function lastBeforeInfusion(input: StudyInput, segment: DaySegment): RatedBloodGas | null {
  const { infusionStart, protocol } = input;
  const { day, name } = segment;
  if (infusionStart === null || name === "POST") return null;
  if (infusionStart < day.start || infusionStart >= day.end) return null;
  const from = (infusionStart - protocol.bloodGas.beforeInfusionMs) as Instant;
  const gases = bloodGasesBetween(input, from, (infusionStart + 1) as Instant).filter(isRated);
  return gases.at(-1) ?? null;
}

function closestToNominalHour(
  input: StudyInput,
  segment: DaySegment,
  rated: readonly RatedBloodGas[],
): RatedBloodGas | null {
  const { nominalHour, fromHour, toHour } = input.protocol.bloodGas;
  const nominal = input.calendar.atHour(segment.day, nominalHour);
  const from = input.calendar.atHour(segment.day, fromHour);
  const to = input.calendar.atHour(segment.day, toHour);
  let closest: RatedBloodGas | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const gas of rated) {
    const { observedAt } = gas.pao2;
    const away = Math.abs(observedAt - nominal);
    if (observedAt < from || observedAt > to || away >= distance) continue;
    closest = gas;
    distance = away;
  }
  return closest;
}

function lowestOf(rated: readonly RatedBloodGas[]): RatedBloodGas | null {
  let lowest: RatedBloodGas | null = null;
  for (const gas of rated) {
    if (lowest === null || gas.pfRatio.value < lowest.pfRatio.value) lowest = gas;
  }
  return lowest;
}
