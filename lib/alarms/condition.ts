/** How soon somebody must act: IEC 60601-1-8. */
export type Priority = "high" | "medium" | "low";

/** The most urgent first. */
export const PRIORITIES = ["high", "medium", "low"] as const satisfies readonly Priority[];

/** A higher number is a higher priority. */
export function rankOf(priority: Priority): number {
  return -PRIORITIES.indexOf(priority);
}

/** About the patient, or about what watches them. */
export type AlarmKind = "physiological" | "technical";

/**
 * What a condition is about: once that is over it no longer holds. `ventilation`: the patient on the ventilator, so
 * that extubation, discharge and death end it; `life`: the patient; `stay`: what people still have to do. A latched
 * alarm stays even then, until somebody has seen it.
 */
export type LastsAsLongAs = "ventilation" | "life" | "stay";

/** What is always so of a condition, whatever raises it. Source: the alert table of domain.md section 3. */
export interface AlarmCondition {
  readonly priority: Priority;
  readonly kind: AlarmKind;
  /** Whose cause may be gone before anybody saw it: it stays, marked as ended, until somebody does. */
  readonly latched: boolean;
  readonly lasts: LastsAsLongAs;
  /** Its cause is that nobody has acknowledged it yet. */
  readonly untilAcknowledged?: true;
}

const PHYSIOLOGICAL = { kind: "physiological", latched: false, lasts: "ventilation" } as const;
const TECHNICAL = { kind: "technical", latched: false, lasts: "ventilation" } as const;
const OF_THE_WINDOW = { kind: "physiological", latched: true } as const;

/** The table of alarm conditions, by the id of domain.md. */
export const ALARM_CONDITIONS = {
  "IAE-H1": { priority: "high", ...OF_THE_WINDOW, lasts: "ventilation" },
  "IAE-H2": { priority: "medium", ...OF_THE_WINDOW, lasts: "ventilation" },
  "IAE-V": { priority: "high", ...OF_THE_WINDOW, lasts: "life" },
  "IAE-A": { priority: "high", ...OF_THE_WINDOW, lasts: "stay", untilAcknowledged: true },
  "IAE-D": { priority: "high", ...OF_THE_WINDOW, lasts: "stay", untilAcknowledged: true },
  "IAE-T": { priority: "medium", ...OF_THE_WINDOW, lasts: "life" },
  "INF-LONG": { priority: "low", kind: "physiological", latched: false, lasts: "life" },
  "PPLAT-HI": { priority: "medium", ...PHYSIOLOGICAL },
  "DP-HI": { priority: "medium", ...PHYSIOLOGICAL },
  "VT-HI": { priority: "low", ...PHYSIOLOGICAL },
  "CST-DROP": { priority: "medium", ...PHYSIOLOGICAL },
  "PEEP-STEP": { priority: "low", ...PHYSIOLOGICAL },
  // Off the ventilator too: only the next blood gas can say that it is better.
  "PF-LOW": { priority: "medium", kind: "physiological", latched: false, lasts: "life" },
  "PEEP-OVD": { priority: "low", ...TECHNICAL },
  "PPLAT-OVD": { priority: "low", ...TECHNICAL },
  "FEED-SIL": { priority: "medium", ...TECHNICAL },
  "FEED-NONE": { priority: "low", ...TECHNICAL },
  IMPLAUS: { priority: "low", kind: "technical", latched: false, lasts: "stay" },
  "DUE-D": { priority: "low", kind: "technical", latched: false, lasts: "life" },
  VAC: {
    priority: "low",
    kind: "physiological",
    latched: false,
    lasts: "stay",
    untilAcknowledged: true,
  },
  "DP-NEG": { priority: "low", ...PHYSIOLOGICAL },
  "IAE-END": {
    priority: "low",
    kind: "physiological",
    latched: false,
    lasts: "stay",
    untilAcknowledged: true,
  },
} as const satisfies Readonly<Record<string, AlarmCondition>>;

/** The id of a condition in domain.md's alert table. */
export type ConditionId = keyof typeof ALARM_CONDITIONS;

/** Every condition, in the table's order. */
export const CONDITION_IDS = Object.keys(ALARM_CONDITIONS) as readonly ConditionId[];

/** The row of a condition, with the table's literal types widened. */
export function conditionRow(id: ConditionId): AlarmCondition {
  return ALARM_CONDITIONS[id];
}
