import { adjudicationOf, type Round } from "../log/adjudication.ts";
import { caseStanding } from "../log/case-standing.ts";
import { caseVersion } from "../log/case-version.ts";
import type { Candidate } from "../log/treatment.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { type InfusionWindow, isInTime, windowOfCandidate } from "../study/infusion-window.ts";
import { PRESCRIBED_EVENTS } from "../ventilation/infusion-event-code.ts";
import type { AdjudicationView, RoundView } from "./adjudication-view.ts";
import { nameOf, toDeedView } from "./deed-view.ts";
import type { SubjectRecord } from "./view-input.ts";

/** What was said of a candidate, and what may be said of it. */
export function projectAdjudication(
  candidate: Candidate,
  record: Pick<SubjectRecord, "profile" | "treatment" | "safety">,
  windows: readonly InfusionWindow[],
  { prescribedEvents }: Pick<Protocol, "prescribedEvents">,
): AdjudicationView {
  const adjudication = adjudicationOf(record.safety.adjudications, candidate.candidate);
  const standing = caseStanding(candidate, adjudication, windows);
  const window = windowOfCandidate(windows, candidate);
  const isWithin = (event: (typeof PRESCRIBED_EVENTS)[number] | null): boolean =>
    window !== null && isInTime(window, event, candidate.onset, prescribedEvents);
  const writers = [candidate.opened, ...candidate.earlier.map(({ corrected }) => corrected)];
  return {
    state: standing.state,
    version: caseVersion(record, candidate),
    reopened: standing.reopened,
    awaits: standing.awaits,
    opinion_open: standing.isOpinionOpen,
    confirmed_as: standing.confirmedAs,
    may_confirm_as: PRESCRIBED_EVENTS.filter(isWithin),
    may_confirm: isWithin(null),
    written_by: candidate.origin === "data" ? [] : [...new Set(writers.map(({ by }) => nameOf(by)))],
    rounds: adjudication.rounds.map((round) => toRound(round, round === standing.round)),
  };
}

function toRound({ investigator, consultant, reopened }: Round, holds: boolean): RoundView {
  const { verdict, confirmedAs, rationale } = investigator;
  return {
    investigator: { ...toDeedView(investigator), verdict, confirmed_as: confirmedAs, rationale },
    consultant:
      consultant === null
        ? null
        : { ...toDeedView(consultant), opinion: consultant.opinion, rationale: consultant.rationale },
    reopened:
      reopened === null
        ? null
        : { ...toDeedView(reopened), reason_code: reopened.reasonCode, text: reopened.text },
    holds,
  };
}
