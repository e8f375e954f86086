import { adjudicationOf, countDeeds } from "./adjudication.ts";
import type { SubjectState } from "./subject-state.ts";
import type { Candidate } from "./treatment.ts";

/**
 * Grows with everything that changes what whoever judges a candidate looks at: the entry, what was said of it, and
 * the starts of infusions, on which its window depends.
 */
export function caseVersion(
  { profile, treatment, safety }: Pick<SubjectState, "profile" | "treatment" | "safety">,
  { candidate, earlier, superseded }: Candidate,
): number {
  const { startCorrections } = treatment;
  const taken = startCorrections.filter(({ to }) => to === null).length;
  const startsEver = profile.infusions.length + taken;
  const ownChanges = 1 + earlier.length + (superseded === null ? 0 : 1);
  return (
    startsEver +
    startCorrections.length +
    ownChanges +
    countDeeds(adjudicationOf(safety.adjudications, candidate))
  );
}
