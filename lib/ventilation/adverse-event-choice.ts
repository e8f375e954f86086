/** CTCAE v5: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death. */
export const CTCAE_GRADES = [1, 2, 3, 4, 5] as const;

export type CtcaeGrade = (typeof CTCAE_GRADES)[number];

/** Any of these makes an adverse event a serious one; domain.md section 3. */
export const SERIOUSNESS_CRITERIA = [
  "death",
  "life_threatening",
  "hospitalisation",
  "disability",
  "congenital_anomaly",
  "important_medical_event",
] as const;

export type SeriousnessCriterion = (typeof SERIOUSNESS_CRITERIA)[number];

/** How likely one thing came of another. */
export const RELATIONS = ["unrelated", "unlikely", "possible", "probable", "definite"] as const;

export type Relation = (typeof RELATIONS)[number];

export const EXPECTEDNESS = ["expected", "unexpected"] as const;

export type Expectedness = (typeof EXPECTEDNESS)[number];

/** What was done with the infusion. */
export const INFUSION_ACTIONS = ["none", "slowed", "interrupted", "stopped"] as const;

export type InfusionAction = (typeof INFUSION_ACTIONS)[number];

/** What became of it, as ICH E2B words it. */
export const ADVERSE_EVENT_OUTCOMES = [
  "recovered",
  "recovering",
  "not_recovered",
  "recovered_with_sequelae",
  "fatal",
  "unknown",
] as const;

export type AdverseEventOutcome = (typeof ADVERSE_EVENT_OUTCOMES)[number];

/** What is to be reported within a time: a serious event to the sponsor, a suspected unexpected one to authorities. */
export const SAFETY_REPORTS = ["sponsor", "susar", "susar_follow_up"] as const;

export type SafetyReport = (typeof SAFETY_REPORTS)[number];
