import type {
  CaseState,
  ConsultantOpinion,
  InvestigatorVerdict,
  ReopenedBecause,
} from "../ventilation/adjudication-choice.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import type { DeedView } from "./infusion-record-view.ts";

/** One verdict with what followed from it. */
export interface RoundView {
  readonly investigator: DeedView & {
    readonly verdict: InvestigatorVerdict;
    /** `null`: none of the prescribed ones, or not confirmed. */
    readonly confirmed_as: PrescribedEvent | null;
    readonly rationale: string;
  };
  readonly consultant:
    | (DeedView & { readonly opinion: ConsultantOpinion; readonly rationale: string })
    | null;
  /** An investigator asked for another round. */
  readonly reopened:
    | (DeedView & { readonly reason_code: CorrectionReason; readonly text: string | null })
    | null;
  /** The state comes from this one. */
  readonly holds: boolean;
}

/** Where the adjudication of a candidate stands, and what may be said of it now. */
export interface AdjudicationView {
  readonly state: CaseState;
  /** Goes with every deed, so that nobody speaks of what they have not seen. */
  readonly version: number;
  readonly reopened: ReopenedBecause | null;
  /** Whose word it needs; `null`: nobody's. */
  readonly awaits: "investigator" | "consultant" | null;
  readonly opinion_open: boolean;
  /** What it counts as while it is confirmed as a prescribed one. */
  readonly confirmed_as: PrescribedEvent | null;
  /** Prescribed events within whose hours its onset lies. */
  readonly may_confirm_as: readonly PrescribedEvent[];
  /** Its onset lies within the 24 hours. */
  readonly may_confirm: boolean;
  /** Who entered or corrected it by hand: never its consultant, and never alone its investigator. */
  readonly written_by: readonly string[];
  /** The oldest first. */
  readonly rounds: readonly RoundView[];
}
