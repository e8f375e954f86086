import {
  type Checklist,
  ELIGIBILITY_ITEMS,
  type EligibilityItemId,
} from "../ventilation/eligibility-item.ts";

/** What a checklist comes to. */
export interface Eligibility {
  /** `UNKNOWN`: nothing speaks against it yet, and something is still to be found out. Only `ELIGIBLE` enrols. */
  readonly verdict: "ELIGIBLE" | "NOT_ELIGIBLE" | "UNKNOWN";
  /** Inclusions that are not met, and exclusions that are. */
  readonly against: readonly EligibilityItemId[];
  /** What nobody knows yet: each blocks. */
  readonly unknown: readonly EligibilityItemId[];
}

/**
 * Eligible if and only if every inclusion (with O1 and consent) is MET and every exclusion NOT_MET. Nothing
 * overrides it: who is enrolled all the same has a protocol deviation. Source: domain.md section 4.
 */
export function judgeEligibility(checklist: Checklist): Eligibility {
  const against: EligibilityItemId[] = [];
  const unknown: EligibilityItemId[] = [];
  for (const { id, kind } of ELIGIBILITY_ITEMS) {
    const state = checklist[id] ?? "UNKNOWN";
    if (state === "UNKNOWN") unknown.push(id);
    else if ((state === "MET") !== (kind === "inclusion")) against.push(id);
  }
  const verdict = against.length > 0 ? "NOT_ELIGIBLE" : unknown.length > 0 ? "UNKNOWN" : "ELIGIBLE";
  return { verdict, against, unknown };
}
