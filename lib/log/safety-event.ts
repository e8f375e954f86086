import { ADJUDICATION_EVENT_TYPES, type AdjudicationEvent } from "./adjudication-event.ts";
import { ADVERSE_EVENT_EVENT_TYPES, type AdverseEventEvent } from "./adverse-event-event.ts";

/** What is said of a subject's candidates and adverse events. */
export type SafetyEvent = AdjudicationEvent | AdverseEventEvent;

export const SAFETY_EVENT_TYPES = [...ADJUDICATION_EVENT_TYPES, ...ADVERSE_EVENT_EVENT_TYPES] as const;

const ADJUDICATIONS: ReadonlySet<string> = new Set(ADJUDICATION_EVENT_TYPES);
const ALL: ReadonlySet<string> = new Set(SAFETY_EVENT_TYPES);

export function isSafetyEvent(event: { readonly type: string }): event is SafetyEvent {
  return ALL.has(event.type);
}

export function isAdjudicationEvent(event: SafetyEvent): event is AdjudicationEvent {
  return ADJUDICATIONS.has(event.type);
}
