import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { AlarmFigures } from "./alarm-event.ts";
import type { Origin } from "./envelope.ts";
import type { SubjectEnrolled, SubjectEvent } from "./event.ts";
import type { CandidateFacts, InfusionEvent, SupersededBecause } from "./infusion-event.ts";
import {
  type Deed,
  endRecord,
  evolveRecord,
  type InfusionRecord,
  newRecord,
  restartRecord,
} from "./infusion-record.ts";
import { meantEnd, meantStart } from "./meant-infusion.ts";
import type { ReviewEvent } from "./review-event.ts";
import type { SafetyEvent } from "./safety-event.ts";

/** An event of a window as first written down and as it was corrected; adjudication is another matter. */
export interface Candidate extends CandidateFacts {
  readonly candidate: string;
  readonly origin: "data" | "person";
  /** The start of the window that it was found in. */
  readonly t0: Instant;
  readonly alarm: string | null;
  readonly figures: AlarmFigures;
  readonly opened: Deed;
  readonly earlier: readonly (CandidateFacts & { readonly reason: string; readonly corrected: Deed })[];
  /** `null`: it stands. */
  readonly superseded:
    | (Deed & { readonly because: SupersededBecause; readonly reason: string | null })
    | null;
}

/** A start that was wrong, and why it was changed; `to` is `null` for an infusion that never started. */
export interface StartCorrection {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string | null;
  readonly corrected: Deed;
}

/** A closed window as somebody completed it. */
export interface WindowSummary
  extends Omit<Extract<InfusionEvent, { type: "infusionWindowSummarised" }>, "type"> {
  readonly completed: Deed;
}

/** What is recorded of a subject's infusions and of the events of their windows. */
export interface Treatment {
  readonly records: readonly InfusionRecord[];
  readonly candidates: readonly Candidate[];
  readonly startCorrections: readonly StartCorrection[];
  readonly summaries: readonly WindowSummary[];
}

export const NO_TREATMENT: Treatment = { records: [], candidates: [], startCorrections: [], summaries: [] };

/** The next state of a subject's treatment; `before` is the profile as it was before the event. */
export function evolveTreatment(
  treatment: Treatment,
  before: SubjectProfile,
  event: Exclude<SubjectEvent, SubjectEnrolled | ReviewEvent | SafetyEvent>,
  { recordedAt, actor }: Origin,
): Treatment {
  const deed: Deed = { by: actor, at: recordedAt };
  switch (event.type) {
    case "infusionPrepared": {
      const record = newRecord(event.infusion, event.preparation, deed);
      return { ...treatment, records: [...treatment.records, record] };
    }
    case "infusionPreparationCorrected":
    case "infusionDiscarded":
    case "infusionChecked":
    case "infusionBagStarted":
    case "infusionBagEnded":
    case "infusionInterrupted":
    case "infusionResumed": {
      const runsFrom = before.infusions.at(-1)?.startedAt ?? null;
      return withRecord(
        treatment,
        ({ infusion }) => infusion === event.infusion,
        (record) => evolveRecord(record, event, deed, runsFrom),
      );
    }
    case "infusionEnded": {
      const meant = meantEnd(before, event);
      return withRecord(treatment, startsAt(meant), (record) => endRecord(record, event, deed));
    }
    case "infusionStartCorrected": {
      const meant = meantStart(before, event);
      if (meant === null) return treatment;
      const correction = { from: meant, to: event.at, reason: event.reason ?? null, corrected: deed };
      const { startCorrections } = treatment;
      return withRecord(
        { ...treatment, startCorrections: [...startCorrections, correction] },
        startsAt(meant),
        (record) => restartRecord(record, event.at),
      );
    }
    case "iaeCandidateOpened": {
      const { type: _, ...facts } = event;
      const candidate: Candidate = { ...facts, opened: deed, earlier: [], superseded: null };
      return { ...treatment, candidates: [...treatment.candidates, candidate] };
    }
    case "iaeCandidateCorrected":
      return withCandidate(treatment, event.candidate, (one) => corrected(one, event, deed));
    case "iaeCandidateSuperseded": {
      const { because, reason } = event;
      return withCandidate(treatment, event.candidate, (one) => ({
        ...one,
        superseded: { ...deed, because, reason },
      }));
    }
    case "infusionWindowSummarised": {
      const { type: _, ...summary } = event;
      return { ...treatment, summaries: [...treatment.summaries, { ...summary, completed: deed }] };
    }
    case "subjectDetailsChanged":
    case "ventilationStarted":
    case "ventilationStartCorrected":
    case "ventilationEnded":
    case "infusionPlanned":
    case "infusionStarted":
    case "infusionKindStated":
    case "factEntered":
    case "factCorrected":
    case "factVoided":
    case "alarmLimitsChanged":
    case "transportStarted":
    case "transportEnded":
      return treatment;
    default:
      return assertNever(event);
  }
}

function corrected(
  candidate: Candidate,
  { event, term, onset, note, reason }: CandidateFacts & { readonly reason: string },
  deed: Deed,
): Candidate {
  const { event: oldEvent, term: oldTerm, onset: oldOnset, note: oldNote } = candidate;
  const before = { event: oldEvent, term: oldTerm, onset: oldOnset, note: oldNote, reason, corrected: deed };
  return { ...candidate, event, term, onset, note, earlier: [...candidate.earlier, before] };
}

function startsAt(instant: Instant | null): (record: InfusionRecord) => boolean {
  return ({ startedAt }) => startedAt !== null && startedAt === instant;
}

function withRecord(
  treatment: Treatment,
  which: (record: InfusionRecord) => boolean,
  change: (record: InfusionRecord) => InfusionRecord,
): Treatment {
  if (!treatment.records.some(which)) return treatment;
  return { ...treatment, records: treatment.records.map((one) => (which(one) ? change(one) : one)) };
}

function withCandidate(
  treatment: Treatment,
  name: string,
  change: (candidate: Candidate) => Candidate,
): Treatment {
  return {
    ...treatment,
    candidates: treatment.candidates.map((one) => (one.candidate === name ? change(one) : one)),
  };
}
