import type {
  AdverseEventOutcome,
  CtcaeGrade,
  Expectedness,
  InfusionAction,
  Relation,
  SafetyReport,
  SeriousnessCriterion,
} from "../ventilation/adverse-event-choice.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import type { Group } from "../ventilation/subject.ts";
import type { CandidateView, DeedView } from "./infusion-record-view.ts";

/** A candidate of somebody, with its adjudication. */
export interface CaseView extends CandidateView {
  readonly subject: string;
  readonly bed: string | null;
  readonly group: Group;
}

/** An adverse event as somebody wrote it down, as `POST …/adverse-events` takes it. */
export interface AdverseEventFactsView {
  readonly candidate: string | null;
  readonly term: string;
  readonly coded_term: string | null;
  readonly organ_class: string | null;
  readonly onset: string;
  readonly ended: string | null;
  readonly grade: CtcaeGrade;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly causality: Relation | null;
  readonly to_product: Relation | null;
  readonly to_procedure: Relation | null;
  readonly expectedness: Expectedness | null;
  readonly action: InfusionAction;
  readonly outcome: AdverseEventOutcome;
  readonly narrative: string | null;
  readonly aware_at: string;
  readonly reporter: string;
}

export interface ReasonView {
  readonly reason_code: CorrectionReason;
  readonly text: string | null;
}

/** Something that is to be reported, or was. */
export interface ReportView {
  readonly report: SafetyReport;
  /** `null`: as it is written down now, it is not due. */
  readonly due_at: string | null;
  /** `false`: due if what nobody has judged yet turns out so. */
  readonly certain: boolean;
  readonly sent_at: string | null;
  /** Every time that was entered, the oldest first; the last one stands. */
  readonly entered: readonly (DeedView & { readonly sent_at: string; readonly reason: ReasonView | null })[];
}

/** An adverse event as it stands, with every version before. */
export interface AdverseEventView extends AdverseEventFactsView {
  readonly adverse_event: string;
  readonly subject: string;
  readonly version: number;
  /** Of the infusion before its onset; `null`: there was none. */
  readonly t0: string | null;
  readonly recorded: DeedView;
  readonly earlier: readonly (AdverseEventFactsView & ReasonView & { readonly corrected: DeedView })[];
  readonly reports: readonly ReportView[];
  readonly voided: (DeedView & ReasonView) | null;
}

export interface CaseCountView {
  readonly subjects: number;
  readonly cases: number;
}

/** The primary outcome in some subjects; all but `cases` counts people, each once. */
export interface OutcomeCountsView {
  readonly infused: number;
  /** Clopper-Pearson; `null`: nobody was infused. */
  readonly confirmed: {
    readonly count: number;
    readonly share: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  readonly prescribed: number;
  readonly unprescribed: number;
  readonly by_code: Readonly<Record<PrescribedEvent, number>>;
  readonly open: CaseCountView;
  readonly unresolved: CaseCountView;
  readonly not_associated: CaseCountView;
  /** What `confirmed` can come to at the most, as of today. */
  readonly at_most: number;
}

export interface PrimaryOutcomeView extends OutcomeCountsView {
  readonly groups: readonly (OutcomeCountsView & { readonly group: Group })[];
}

/** What waits for somebody, and what the trial has come to: `GET /events`. */
export interface EventsView {
  readonly server_time: string;
  readonly time_zone: string;
  readonly simulated: boolean;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly outcome: PrimaryOutcomeView;
  readonly cases: readonly CaseView[];
  readonly adverse_events: readonly AdverseEventView[];
}
