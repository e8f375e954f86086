import { type Instant, parseInstant, toIso } from "../units/instant.ts";
import { type Failure, fail, type Result, succeed } from "../units/result.ts";
import { forComparison } from "../units/rounding.ts";
import { isParameter, PARAMETERS, type Parameter, parameterRow } from "./parameter.ts";

/** A reading as a feed words it. */
export interface SentReading {
  readonly parameter: string;
  readonly value?: unknown;
  readonly unit: string;
  readonly observed_at: string;
}

/** The same in our words and units. */
export interface InterpretedReading {
  readonly parameter: Parameter;
  readonly value: number;
  readonly unit: string;
  readonly observedAt: Instant;
  /** As sent, where a unit was converted; `null` where it was ours already. */
  readonly sent: { readonly value: number; readonly unit: string } | null;
  /** Outside the hard limits: to be listed, never counted. */
  readonly impossible: Failure<"out_of_range"> | null;
}

/** What the acceptance of a time depends on. */
export interface AcceptanceLimits {
  readonly futureToleranceMs: number;
  readonly earliestObservation: number;
}

export type InterpretFailure =
  | "unknown_parameter"
  | "unknown_unit"
  | "not_a_number"
  | "bad_time"
  | "in_the_future";

/**
 * Maps a sent reading to our words and units and checks it against the hard limits of the parameter table.
 * An unknown parameter or unit is refused by its name, never guessed.
 */
export function interpretReading(
  sent: SentReading,
  now: Instant,
  limits: AcceptanceLimits,
): Result<InterpretedReading, InterpretFailure> {
  const { parameter, value } = sent;
  if (!isParameter(parameter))
    return fail("unknown_parameter", `No parameter is called ${quote(parameter)}.`);
  const row = parameterRow(parameter);
  const factor = Object.hasOwn(row.accepts, sent.unit) ? row.accepts[sent.unit] : undefined;
  if (factor === undefined) {
    const known = Object.keys(row.accepts).join(", ");
    return fail("unknown_unit", `${parameter} is not measured in ${quote(sent.unit)}; it takes ${known}.`);
  }
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return fail("not_a_number", `The value of ${parameter} must be a finite number, not ${quote(value)}.`);
  }
  const observedAt = parseInstant(sent.observed_at);
  if (observedAt === null) {
    return fail("bad_time", `${quote(sent.observed_at)} is not an ISO 8601 time with an offset.`);
  }
  if (observedAt < limits.earliestObservation) {
    return fail("bad_time", `${sent.observed_at} is before any reading of this trial.`);
  }
  if (observedAt > now + limits.futureToleranceMs) {
    return fail(
      "in_the_future",
      `${sent.observed_at} is in the future; the server's clock says ${toIso(now)}.`,
    );
  }
  const keepsUnit = factor === 1;
  // Vasopressors come per minute or per kilogram and minute: two quantities that only a weight connects.
  const unit = keepsUnit && parameter in VASOPRESSORS ? sent.unit : row.unit;
  const ours = keepsUnit ? value : convert(value, factor);
  return succeed({
    parameter,
    value: ours,
    unit,
    observedAt,
    sent: keepsUnit ? null : { value, unit: sent.unit },
    impossible: checkHardLimits(parameter, ours),
  });
}

const VASOPRESSORS = {
  norepinephrine: PARAMETERS.norepinephrine,
  phenylephrine: PARAMETERS.phenylephrine,
  epinephrine: PARAMETERS.epinephrine,
  dopamine: PARAMETERS.dopamine,
};

/** Full precision less the artefact of the multiplication: 57 % must be the same value as the fraction 0.57. */
function convert(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}

function checkHardLimits(parameter: Parameter, value: number): Failure<"out_of_range"> | null {
  const row = parameterRow(parameter);
  const [low, high] = row.hard;
  const compared = forComparison(value);
  if (compared < low || compared > high) {
    const range = high === Number.MAX_VALUE ? `at least ${low}` : `between ${low} and ${high}`;
    return {
      code: "out_of_range",
      detail: `${parameter} ${value} is impossible; it lies ${range} ${row.unit}.`,
    };
  }
  if (row.integer && !Number.isInteger(compared)) {
    return { code: "out_of_range", detail: `${parameter} ${value} is impossible; it is a whole number.` };
  }
  return null;
}

function quote(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
