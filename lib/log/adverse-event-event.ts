import type { AdverseEventFacts } from "../study/adverse-event.ts";
import type { Instant } from "../units/instant.ts";
import type { SafetyReport } from "../ventilation/adverse-event-choice.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";

/** Why something that was written down is changed; `text` is `null` where the code says it. */
export interface Reason {
  readonly reasonCode: CorrectionReason;
  readonly text: string | null;
}

/** What happens to the record of an adverse event. Who and when are in the envelope. */
export type AdverseEventEvent =
  | {
      readonly type: "adverseEventRecorded";
      /** Names it for ever. */
      readonly adverseEvent: string;
      readonly facts: AdverseEventFacts;
    }
  /** Written down anew, as more became known or because it was wrong; what stood is kept. */
  | ({
      readonly type: "adverseEventCorrected";
      readonly adverseEvent: string;
      readonly facts: AdverseEventFacts;
    } & Reason)
  /** It was none, or somebody else's: it stays on record and counts for nothing. */
  | ({ readonly type: "adverseEventVoided"; readonly adverseEvent: string } & Reason)
  /** It was reported; `reason` is `null` the first time, and says why another time replaces what stood. */
  | {
      readonly type: "adverseEventReported";
      readonly adverseEvent: string;
      readonly report: SafetyReport;
      readonly at: Instant;
      readonly reason: Reason | null;
    };

export const ADVERSE_EVENT_EVENT_TYPES = [
  "adverseEventRecorded",
  "adverseEventCorrected",
  "adverseEventVoided",
  "adverseEventReported",
] as const satisfies readonly AdverseEventEvent["type"][];
