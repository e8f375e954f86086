import type { Instant } from "../units/instant.ts";
import type { ConsultantOpinion, InvestigatorVerdict } from "../ventilation/adjudication-choice.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";

/** What somebody looked at when they judged a candidate: if it is another today, they judged another thing. */
export interface Seen {
  /** How the candidate was written down: 1 as first, 2 after one correction … */
  readonly entry: number;
  /** The start of the window that it belonged to; `null`: it began before any. */
  readonly t0: Instant | null;
}

/** What people say of a candidate. Who and when are in the envelope. */
export type AdjudicationEvent =
  /** An investigator's verdict begins a round. */
  | {
      readonly type: "iaeInvestigatorJudged";
      readonly candidate: string;
      readonly verdict: InvestigatorVerdict;
      /** The prescribed event that it is confirmed as; `null`: none of them, or not confirmed. */
      readonly confirmedAs: PrescribedEvent | null;
      readonly rationale: string;
      readonly seen: Seen;
    }
  /** Another person's opinion of the present round's verdict. */
  | {
      readonly type: "iaeConsultantJudged";
      readonly candidate: string;
      readonly opinion: ConsultantOpinion;
      readonly rationale: string;
      readonly seen: Seen;
    }
  /** What a round came to is to be judged anew; the round is kept. */
  | {
      readonly type: "iaeAdjudicationReopened";
      readonly candidate: string;
      readonly reasonCode: CorrectionReason;
      /** `null`: the code says it. */
      readonly text: string | null;
    };

export const ADJUDICATION_EVENT_TYPES = [
  "iaeInvestigatorJudged",
  "iaeConsultantJudged",
  "iaeAdjudicationReopened",
] as const satisfies readonly AdjudicationEvent["type"][];
