import type { Protocol } from "../protocol/protocol.ts";
import { forComparison } from "../units/rounding.ts";

/** What the lung injury score is made of; `null`: not known, which is not zero. */
export interface LungInjuryInputs {
  /** mmHg */
  readonly pfRatio: number | null;
  /** cmH2O; absent off the ventilator. */
  readonly peep: number | null;
  /** mL/cmH2O; absent off the ventilator. */
  readonly staticCompliance: number | null;
  /** Quadrants of the chest X-ray with consolidation, 0 to 4. */
  readonly quadrants: number | null;
}

/** Points of a component, from 0 (none) to 4 (worst). */
export type LungInjuryPoints = 0 | 1 | 2 | 3 | 4;

/** The score with its parts. */
export interface LungInjuryScore {
  /** The mean of the points that there are, 0 to 4; `null`: no component is known. */
  readonly value: number | null;
  readonly points: { readonly [Component in keyof LungInjuryInputs]: LungInjuryPoints | null };
  /** Components that are known. */
  readonly n: number;
  /** Enough components for a comparison with other days and subjects (A30). */
  readonly comparable: boolean;
}

/**
 * The lung injury score (Murray 1988). A value between two bands has the worse one's points (domain.md A2), and
 * every comparison is of the value rounded to 6 decimals: 55/0.55 is 100.
 */
export function lungInjuryScore(
  inputs: LungInjuryInputs,
  rules: Protocol["lungInjuryScore"],
): LungInjuryScore {
  const points = {
    pfRatio: inputs.pfRatio === null ? null : pointsFrom(inputs.pfRatio, rules.pfRatioFrom),
    peep: inputs.peep === null ? null : peepPoints(inputs.peep, rules),
    staticCompliance:
      inputs.staticCompliance === null
        ? null
        : pointsFrom(inputs.staticCompliance, rules.staticComplianceFrom),
    quadrants: quadrantPoints(inputs.quadrants),
  };
  const known = Object.values(points).filter((one) => one !== null);
  const n = known.length;
  return {
    value: n === 0 ? null : known.reduce((sum: number, one) => sum + one, 0) / n,
    points,
    n,
    comparable: n >= rules.comparableFrom,
  };
}

/** More is better: the first limit that is reached counts. */
function pointsFrom(value: number, limits: readonly number[]): LungInjuryPoints {
  const reached = limits.findIndex((limit) => forComparison(value) >= limit);
  return asPoints(reached === -1 ? limits.length : reached);
}

/** Less is better. The last band ends below its limit, where the table says "≥15" of the next. */
function peepPoints(value: number, rules: Protocol["lungInjuryScore"]): LungInjuryPoints {
  const peep = forComparison(value);
  const within = rules.peepUpTo.findIndex((limit) => peep <= limit);
  if (within !== -1) return asPoints(within);
  return asPoints(rules.peepUpTo.length + (peep < rules.peepBelow ? 0 : 1));
}

function quadrantPoints(quadrants: number | null): LungInjuryPoints | null {
  return quadrants !== null && Number.isInteger(quadrants) && quadrants >= 0 && quadrants <= 4
    ? asPoints(quadrants)
    : null;
}

function asPoints(points: number): LungInjuryPoints {
  return Math.min(4, points) as LungInjuryPoints;
}
