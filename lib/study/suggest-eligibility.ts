import { HOUR, type Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { CriterionState, SuggestedItemId } from "../ventilation/eligibility-item.ts";
import {
  type OxygenationResponse,
  oxygenationResponse,
  type ResponseTiming,
} from "./oxygenation-response.ts";
import { latestWithin } from "./pairing.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";
import { isVentilatedAt } from "./ventilation.ts";

/** What people entered that the suggestions need; `null`: not known. */
export interface EligibilityFacts {
  /** Completed years on the day of enrolment. */
  readonly ageYears: number | null;
  /** The insult, or the first symptoms. */
  readonly insultAt: Instant | null;
  /** The criteria of ARDS were first met. */
  readonly diagnosedAt: Instant | null;
  readonly enrolledAt: Instant | null;
}

/** What data say of a criterion; a person decides. */
export interface Suggestion {
  readonly state: CriterionState;
  /** What was compared: years, mmHg, cmH2O, hours or per cent by the criterion; `null`: not known. */
  readonly value: number | null;
  /** When it was measured; `null` for what has no moment. */
  readonly at: Instant | null;
}

/**
 * Suggests I1, I2, I3, I5, I6, O1 and E12. I2 and I3 look at the diagnosis, I6 and O1 at the blood gas by which
 * its course is judged. Source: domain.md section 4, A11 to A14.
 */
export function suggestEligibility(
  facts: EligibilityFacts,
  input: StudyInput,
  chosenTiming: ResponseTiming | null = null,
): Readonly<Record<SuggestedItemId, Suggestion>> {
  const rules = input.protocol.eligibility;
  const { ageYears, insultAt, diagnosedAt, enrolledAt } = facts;
  const response = oxygenationResponse(input, diagnosedAt, chosenTiming);
  const peep = diagnosedAt === null ? null : peepAt(input, diagnosedAt);
  const onset = between(insultAt, diagnosedAt);
  const wait = between(diagnosedAt, enrolledAt);
  return {
    I1: judged(ageYears, (years) => years >= rules.ageYears),
    I2: atDiagnosis(response, input),
    I3: judged(peep?.value ?? null, (value) => value >= rules.peepFrom, peep?.observedAt),
    I5: judged(hours(onset), () => onset !== null && onset <= rules.onsetWithinMs, diagnosedAt),
    I6: judged(response.later?.pfRatio ?? null, (value) => value < rules.pfRatioBelow, response.later?.at),
    O1: judged(response.changePercent, () => response.outcome === "NOT_IMPROVED", response.later?.at),
    E12: judged(hours(wait), () => wait !== null && wait > rules.ardsWithinMs, enrolledAt),
  };
}

/** P/F at diagnosis, on invasive ventilation as far as that is known. */
function atDiagnosis({ first }: OxygenationResponse, input: StudyInput): Suggestion {
  if (first === null) return { state: "UNKNOWN", value: null, at: null };
  const { known } = input.ventilation;
  const isLow = forComparison(first.pfRatio) < input.protocol.eligibility.pfRatioBelow;
  const isOn = isVentilatedAt(input.ventilation, first.at);
  const state = !isLow || (known && !isOn) ? "NOT_MET" : isOn && known ? "MET" : "UNKNOWN";
  return { state, value: first.pfRatio, at: first.at };
}

function peepAt(input: StudyInput, moment: Instant) {
  return latestWithin(input.readings.get("peep"), moment, input.protocol.baseline.settingMs, (reading) =>
    counts(reading, input.ventilation),
  );
}

/** Limits are compared with what six decimals tell. */
function judged(
  value: number | null,
  holds: (value: number) => boolean,
  at: Instant | null = null,
): Suggestion {
  if (value === null) return { state: "UNKNOWN", value, at: null };
  return { state: holds(forComparison(value)) ? "MET" : "NOT_MET", value, at };
}

/** Milliseconds; `null` where either is unknown or they are the wrong way round. */
function between(from: Instant | null, to: Instant | null): number | null {
  return from === null || to === null || to < from ? null : to - from;
}

function hours(ms: number | null): number | null {
  return ms === null ? null : ms / HOUR;
}
