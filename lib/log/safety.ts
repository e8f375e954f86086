import { type Adjudication, evolveAdjudications } from "./adjudication.ts";
import { type AdverseEvent, evolveAdverseEvents } from "./adverse-event-record.ts";
import type { Origin } from "./envelope.ts";
import { isAdjudicationEvent, type SafetyEvent } from "./safety-event.ts";

/** What people say of a subject's candidates, and its adverse events. */
export interface Safety {
  readonly adjudications: readonly Adjudication[];
  readonly adverseEvents: readonly AdverseEvent[];
}

export const NOTHING_SAID: Safety = { adjudications: [], adverseEvents: [] };

/** The next state of what is said of a subject's events. */
export function evolveSafety(safety: Safety, event: SafetyEvent, { recordedAt, actor }: Origin): Safety {
  const deed = { by: actor, at: recordedAt };
  return isAdjudicationEvent(event)
    ? { ...safety, adjudications: evolveAdjudications(safety.adjudications, event, deed) }
    : { ...safety, adverseEvents: evolveAdverseEvents(safety.adverseEvents, event, deed) };
}
