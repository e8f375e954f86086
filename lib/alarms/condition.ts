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

/** What is always so of a condition, whatever raises it. Source: the alert table of domain.md section 3. */
export interface AlarmCondition {
  readonly priority: Priority;
  readonly kind: AlarmKind;
  /** Whose cause may be gone before anybody saw it: it stays, marked as ended, until somebody does. */
  readonly latched: boolean;
  /** Means something on invasive ventilation only: extubation ends it, unless it is latched. */
  readonly whileVentilated: boolean;
  /** Its cause is that nobody has acknowledged it yet. */
  readonly untilAcknowledged?: true;
}

const PHYSIOLOGICAL = { kind: "physiological", latched: false, whileVentilated: true } as const;
const TECHNICAL = { kind: "technical", latched: false, whileVentilated: true } as const;
const OF_THE_WINDOW = { kind: "physiological", latched: true, whileVentilated: false } as const;

/** The table of alarm conditions, by the id of domain.md. */
export const ALARM_CONDITIONS = {
  "IAE-H1": { priority: "high", ...OF_THE_WINDOW },
  "IAE-H2": { priority: "medium", ...OF_THE_WINDOW },
  "IAE-V": { priority: "high", ...OF_THE_WINDOW },
  "IAE-A": { priority: "high", ...OF_THE_WINDOW, untilAcknowledged: true },
  "IAE-D": { priority: "high", ...OF_THE_WINDOW, untilAcknowledged: true },
  "IAE-T": { priority: "medium", ...OF_THE_WINDOW },
  "INF-LONG": { priority: "low", kind: "physiological", latched: false, whileVentilated: false },
  "PPLAT-HI": { priority: "medium", ...PHYSIOLOGICAL },
  "DP-HI": { priority: "medium", ...PHYSIOLOGICAL },
  "VT-HI": { priority: "low", ...PHYSIOLOGICAL },
  "CST-DROP": { priority: "medium", ...PHYSIOLOGICAL },
  "PEEP-STEP": { priority: "low", ...PHYSIOLOGICAL },
  "PF-LOW": { priority: "medium", kind: "physiological", latched: false, whileVentilated: false },
  "PEEP-OVD": { priority: "low", ...TECHNICAL },
  "PPLAT-OVD": { priority: "low", ...TECHNICAL },
  "FEED-SIL": { priority: "medium", ...TECHNICAL },
  "FEED-NONE": { priority: "low", ...TECHNICAL },
  IMPLAUS: { priority: "low", kind: "technical", latched: false, whileVentilated: false },
  "DUE-D": { priority: "low", kind: "technical", latched: false, whileVentilated: false },
  VAC: {
    priority: "low",
    kind: "physiological",
    latched: false,
    whileVentilated: false,
    untilAcknowledged: true,
  },
  "DP-NEG": { priority: "low", ...PHYSIOLOGICAL },
  "IAE-END": {
    priority: "low",
    kind: "physiological",
    latched: false,
    whileVentilated: false,
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
