import type { Protocol } from "../protocol/protocol.ts";
import { differenceUnit, standardisedDifference, weightedMean } from "./standardised-difference.ts";

/** A covariate of one subject, before and after matching. */
export interface CovariateValue {
  readonly isTreated: boolean;
  readonly value: number;
  /** 0: takes no part after matching. */
  readonly weight: number;
}

/** The arms' means and how far they are apart; `null`: there are too few to tell. */
export interface ArmDifference {
  readonly treated: number | null;
  readonly control: number | null;
  /** In standard deviations from before matching. */
  readonly difference: number | null;
  /** Below the protocol's limit. */
  readonly balanced: boolean | null;
}

/** The balance of a covariate. */
export interface CovariateBalance {
  readonly kind: "continuous" | "binary";
  readonly before: ArmDifference;
  readonly after: ArmDifference;
}

/** Compares the arms in one covariate. Of 0 and 1 alone it is a share. Source: domain.md section 6. */
export function covariateBalance(
  values: readonly CovariateValue[],
  { balancedBelow }: Pick<Protocol["outcomes"], "balancedBelow">,
): CovariateBalance {
  const kind = values.every(({ value }) => value === 0 || value === 1) ? "binary" : "continuous";
  const arm = (isTreated: boolean) => values.filter((one) => one.isTreated === isTreated);
  const [treated, control] = [arm(true), arm(false)];
  const unit = differenceUnit({ kind, treated: numbers(treated), control: numbers(control) });
  const compare = (weightOf: (one: CovariateValue) => number): ArmDifference => {
    const sample = (of: readonly CovariateValue[]) => ({ values: numbers(of), weights: of.map(weightOf) });
    const difference = standardisedDifference(sample(treated), sample(control), unit);
    return {
      treated: weightedMean(sample(treated)),
      control: weightedMean(sample(control)),
      difference,
      balanced: difference === null ? null : Math.abs(difference) < balancedBelow,
    };
  };
  return { kind, before: compare(() => 1), after: compare(({ weight }) => weight) };
}

function numbers(of: readonly CovariateValue[]): readonly number[] {
  return of.map(({ value }) => value);
}
