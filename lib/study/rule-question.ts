import { forComparison } from "../units/rounding.ts";
import { PARAMETER_KEYS, type Parameter, parameterRow } from "../ventilation/parameter.ts";
import type { QueryKind } from "../ventilation/query-kind.ts";
import type { Reading } from "../ventilation/reading.ts";
import { isFromVentilator } from "./latest-figures.ts";
import { measurePlateau, type PlateauMeasurement } from "./plateau-measurement.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/** The kinds of questions that rules ask about what counts. */
export type RuleKind = Extract<QueryKind, "dp_nonpositive" | "dp_low" | "compliance_high" | "soft_limit">;

/**
 * What a rule asks about one source's readings of one local day: alike ones are one question, however many a
 * device sends. Its name does not depend on which readings have come.
 */
export interface RuleQuestion {
  readonly id: string;
  readonly kind: RuleKind;
  readonly parameter: Parameter;
  readonly source: string;
  /** The local day, `2026-03-02`. */
  readonly date: string;
  /** Which way it is unusual. */
  readonly side: "low" | "high";
  /** Beyond this a value is questioned, in the unit of what is questioned. */
  readonly limit: number;
  /** The most unusual of the values. */
  readonly extreme: number;
  /** Of the parameter, in order of time. */
  readonly readings: readonly Reading[];
}

/** The name of what a rule asks about one source's readings of one local day. */
export function ruleQuestionId({
  kind,
  parameter,
  side,
  date,
  source,
}: Pick<RuleQuestion, "kind" | "parameter" | "side" | "date" | "source">): string {
  return `${kind}:${parameter}:${side}:${date}:${source}`;
}

interface Doubt {
  readonly kind: RuleKind;
  readonly side: "low" | "high";
  readonly limit: number;
  /** What is unusual: the reading's value, or a figure that rests on it. */
  readonly value: number;
}

/**
 * Everything that the rules ask about one subject's readings that count: values outside the soft limits of the
 * parameter table, driving pressures that are not positive or very low, compliances that nobody's lung has.
 * Sources: domain.md sections 1 and 2.
 */
export function ruleQuestions(input: StudyInput): readonly RuleQuestion[] {
  const questions = new Map<string, { first: RuleQuestion; extreme: number; readings: Reading[] }>();
  const ask = (reading: Reading, { kind, side, limit, value }: Doubt) => {
    const { parameter, source, observedAt } = reading;
    const date = input.calendar.localDate(observedAt);
    const id = ruleQuestionId({ kind, parameter, side, date, source });
    const known = questions.get(id);
    if (known === undefined) {
      const first = { id, kind, parameter, source, date, side, limit, extreme: value, readings: [] };
      questions.set(id, { first, extreme: value, readings: [reading] });
      return;
    }
    known.extreme = isBeyond(side, value, known.extreme) ? value : known.extreme;
    known.readings.push(reading);
  };
  for (const parameter of PARAMETER_KEYS) askSoftLimits(parameter, input, ask);
  for (const plateau of input.readings.get("plateau_pressure") ?? []) {
    if (!counts(plateau, input.ventilation)) continue;
    for (const doubt of doubtsOf(measurePlateau(plateau, input), input)) ask(plateau, doubt);
  }
  return [...questions.values()].map(({ first, extreme, readings }) => ({ ...first, extreme, readings }));
}

/** Whether a value is further out than another. */
export function isBeyond(side: RuleQuestion["side"], value: number, other: number): boolean {
  const [a, b] = [forComparison(value), forComparison(other)];
  return side === "high" ? a > b : a < b;
}

function askSoftLimits(
  parameter: Parameter,
  { readings, ventilation }: StudyInput,
  ask: (reading: Reading, doubt: Doubt) => void,
): void {
  const { soft } = parameterRow(parameter);
  if (soft === null) return;
  const [low, high] = soft;
  const needsVentilator = isFromVentilator(parameter);
  for (const reading of readings.get(parameter) ?? []) {
    const { value, status } = reading;
    // Nearly all are within, so nothing is rounded for them.
    if (value >= low && value <= high) continue;
    const isCounted = needsVentilator ? counts(reading, ventilation) : status === "valid";
    if (!isCounted) continue;
    if (isBeyond("low", value, low)) ask(reading, { kind: "soft_limit", side: "low", limit: low, value });
    if (isBeyond("high", value, high)) ask(reading, { kind: "soft_limit", side: "high", limit: high, value });
  }
}

function doubtsOf(
  { plateau, pair, tidalVolume, drivingPressure, staticCompliance }: PlateauMeasurement,
  { protocol }: StudyInput,
): readonly Doubt[] {
  if (pair === null) return [];
  const pressure = plateau.value - pair.peep.value;
  if (drivingPressure.value === null) {
    return [{ kind: "dp_nonpositive", side: "low", limit: 0, value: pressure }];
  }
  const doubts: Doubt[] = [];
  const { drivingPressureBelow } = protocol.queries;
  if (isBeyond("low", pressure, drivingPressureBelow)) {
    doubts.push({ kind: "dp_low", side: "low", limit: drivingPressureBelow, value: pressure });
  }
  if (
    staticCompliance.value === null &&
    staticCompliance.reason === "CSTAT_IMPLAUSIBLE" &&
    tidalVolume !== null
  ) {
    const { staticCompliance: limit } = protocol.limits;
    doubts.push({ kind: "compliance_high", side: "high", limit, value: tidalVolume.value / pressure });
  }
  return doubts;
}
