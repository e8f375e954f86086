/** What an investigator says of a candidate (domain.md section 3). */
export const INVESTIGATOR_VERDICTS = ["CONFIRM", "REJECT", "UNSURE"] as const;

export type InvestigatorVerdict = (typeof INVESTIGATOR_VERDICTS)[number];

/** What a consultant says of an investigator's verdict. */
export const CONSULTANT_OPINIONS = ["AGREE", "DISAGREE"] as const;

export type ConsultantOpinion = (typeof CONSULTANT_OPINIONS)[number];

/**
 * Where an adjudication stands. `SUPERSEDED`: the candidate itself stands no more. The last four before it are
 * what a round came to; the three `INVESTIGATOR_…` wait for a consultant.
 */
export const CASE_STATES = [
  "CANDIDATE",
  "INVESTIGATOR_CONFIRM",
  "INVESTIGATOR_REJECT",
  "INVESTIGATOR_UNSURE",
  "CONFIRMED_PRESCRIBED",
  "CONFIRMED_UNPRESCRIBED",
  "NOT_IAE",
  "UNRESOLVED",
  "SUPERSEDED",
] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** Why what was said does not hold any more: the entry or T0 was corrected since, or an investigator asked. */
export type ReopenedBecause = "corrected" | "t0_changed" | "asked";
