/** Whether a criterion is fulfilled; what nobody knows yet is neither. */
export type CriterionState = "MET" | "NOT_MET" | "UNKNOWN";
export const CRITERION_STATES = ["MET", "NOT_MET", "UNKNOWN"] as const satisfies readonly CriterionState[];

interface Criterion {
  readonly id: string;
  /** What a subject must have, or must not have. */
  readonly kind: "inclusion" | "exclusion";
  /** Whether data that are already there may say it; a person decides all the same. */
  readonly suggested: boolean;
}

/**
 * The checklist of the trial in the order in which it is gone through: inclusions, O1 (oxygenation that did not
 * improve), C1 (consent, asked for by good clinical practice), exclusions. Source: domain.md section 4.
 */
export const ELIGIBILITY_ITEMS = [
  /** At least 18 completed years on the day of enrolment. */
  { id: "I1", kind: "inclusion", suggested: true },
  /** Invasive ventilation and P/F < 200 mmHg. */
  { id: "I2", kind: "inclusion", suggested: true },
  /** PEEP ≥ 8 cmH2O. */
  { id: "I3", kind: "inclusion", suggested: true },
  /** Bilateral infiltrates. */
  { id: "I4", kind: "inclusion", suggested: false },
  /** ARDS at most 168 h after the insult or the first symptoms. */
  { id: "I5", kind: "inclusion", suggested: true },
  /** P/F still < 200 mmHg after protective ventilation and conservative fluids. */
  { id: "I6", kind: "inclusion", suggested: true },
  /** Oxygenation did not improve. */
  { id: "O1", kind: "inclusion", suggested: true },
  /** Informed consent. */
  { id: "C1", kind: "inclusion", suggested: false },
  /** Malignancy. */
  { id: "E1", kind: "exclusion", suggested: false },
  /** Cardiogenic oedema. */
  { id: "E2", kind: "exclusion", suggested: false },
  /** Atelectasis of more than half a lobe. */
  { id: "E3", kind: "exclusion", suggested: false },
  /** Pregnant, perinatal or lactating. */
  { id: "E4", kind: "exclusion", suggested: false },
  /** End-stage respiratory disease. */
  { id: "E5", kind: "exclusion", suggested: false },
  /** More than three organ failures: four or more with a SOFA subscore of at least 3, respiratory counted (A17). */
  { id: "E6", kind: "exclusion", suggested: false },
  /** Liver failure and an uncapped MELD > 40 (A18). */
  { id: "E7", kind: "exclusion", suggested: false },
  /** Pulmonary hypertension, WHO class III or IV (A20). */
  { id: "E8", kind: "exclusion", suggested: false },
  /** The arterial or the central venous line is missing (A19). */
  { id: "E9", kind: "exclusion", suggested: false },
  /** Deep vein thrombosis or pulmonary embolism in the last three months. */
  { id: "E10", kind: "exclusion", suggested: false },
  /** Cerebral herniation. */
  { id: "E11", kind: "exclusion", suggested: false },
  /** More than 96 h since the criteria of ARDS were first met; 96.0 h pass. */
  { id: "E12", kind: "exclusion", suggested: true },
] as const satisfies readonly Criterion[];

/** The name of a criterion of the checklist. */
export type EligibilityItemId = (typeof ELIGIBILITY_ITEMS)[number]["id"];

/** A criterion that data may suggest. */
export type SuggestedItemId = Extract<(typeof ELIGIBILITY_ITEMS)[number], { suggested: true }>["id"];

/** What was decided of each criterion; one that is absent is UNKNOWN. */
export type Checklist = Readonly<Partial<Record<EligibilityItemId, CriterionState>>>;
