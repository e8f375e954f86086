import type { Protocol } from "../protocol/protocol.ts";
import { infusionWindows, isInTime, windowOfCandidate } from "../study/infusion-window.ts";
import { type Failure, fail, type Result, stale, succeed } from "../units/result.ts";
import type { ConsultantOpinion, InvestigatorVerdict } from "../ventilation/adjudication-choice.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import { type Adjudication, adjudicationOf } from "./adjudication.ts";
import type { AdjudicationEvent } from "./adjudication-event.ts";
import type { Reason } from "./adverse-event-event.ts";
import { type CaseStanding, caseStanding, seenNow, wroteDown } from "./case-standing.ts";
import { caseVersion } from "./case-version.ts";
import type { SubjectState } from "./subject-state.ts";
import type { Candidate } from "./treatment.ts";

/** What every deed at a case says: which, by whom, and what they had seen of it. */
export interface CaseDeed {
  readonly candidate: string;
  readonly by: string;
  readonly expectedVersion: number;
}

export interface GiveVerdict extends CaseDeed {
  readonly verdict: InvestigatorVerdict;
  readonly confirmedAs: PrescribedEvent | null;
  readonly rationale: string;
}

export interface GiveOpinion extends CaseDeed {
  readonly opinion: ConsultantOpinion;
  readonly rationale: string;
}

type Rules = Pick<Protocol, "infusionWindow" | "prescribedEvents">;
type AdjudicationFailure =
  | "unknown_candidate"
  | "candidate_superseded"
  | "stale_version"
  | "reason_missing"
  | "same_person"
  | "already_adjudicated"
  | "not_adjudicated"
  | "outside_window";
export type AdjudicationDecision = Result<readonly AdjudicationEvent[], AdjudicationFailure>;

/** An investigator judges a candidate that nobody has judged, or one that was left unresolved. */
export function decideVerdict(state: SubjectState, deed: GiveVerdict, rules: Rules): AdjudicationDecision {
  const found = caseOf(state, deed, rules);
  if (!found.ok) return found;
  const { candidate, adjudication, standing, windows } = found.value;
  const { verdict, confirmedAs } = deed;
  const rationale = deed.rationale.trim();
  if (rationale === "") return fail("reason_missing", "A verdict needs its rationale.");
  if (standing.awaits !== "investigator") {
    return fail("already_adjudicated", "An investigator has judged it; reopen it first, with the reason.");
  }
  if (adjudication.rounds.some(({ consultant }) => consultant?.by === deed.by)) {
    return fail("same_person", "Whoever was its consultant cannot be its investigator.");
  }
  if (verdict === "CONFIRM") {
    const window = windowOfCandidate(windows, candidate);
    if (window === null || !isInTime(window, confirmedAs, candidate.onset, rules.prescribedEvents)) {
      const hours =
        confirmedAs === null ? "the infusion's 24 hours" : `the hours in which ${confirmedAs} counts`;
      return fail("outside_window", `Its onset is not within ${hours}.`);
    }
  }
  return succeed([
    {
      type: "iaeInvestigatorJudged",
      candidate: candidate.candidate,
      verdict,
      confirmedAs: verdict === "CONFIRM" ? confirmedAs : null,
      rationale,
      seen: seenNow(candidate, windows),
    },
  ]);
}

/** Somebody else says whether they agree with the present verdict. */
export function decideOpinion(state: SubjectState, deed: GiveOpinion, rules: Rules): AdjudicationDecision {
  const found = caseOf(state, deed, rules);
  if (!found.ok) return found;
  const { candidate, adjudication, standing, windows } = found.value;
  const rationale = deed.rationale.trim();
  if (rationale === "") return fail("reason_missing", "An opinion needs its rationale.");
  if (adjudication.rounds.some(({ investigator }) => investigator.by === deed.by)) {
    return fail("same_person", "Whoever was its investigator cannot be its consultant.");
  }
  if (wroteDown(candidate, deed.by)) {
    return fail("same_person", "Whoever entered it cannot be its consultant.");
  }
  if (!standing.isOpinionOpen) {
    return fail("not_adjudicated", "There is no verdict that waits for a second opinion.");
  }
  const { opinion } = deed;
  const seen = seenNow(candidate, windows);
  return succeed([{ type: "iaeConsultantJudged", candidate: candidate.candidate, opinion, rationale, seen }]);
}

/** An investigator asks for another round, because what was said was wrong or more is known. */
export function decideReopening(
  state: SubjectState,
  deed: CaseDeed & Reason,
  rules: Rules,
): Result<readonly AdjudicationEvent[], AdjudicationFailure | "text_missing"> {
  const found = caseOf(state, deed, rules);
  if (!found.ok) return found;
  const { candidate, standing } = found.value;
  const { reasonCode } = deed;
  const text = deed.text?.trim() || null;
  if (reasonCode === "OTHER" && text === null) return fail("text_missing", "OTHER needs words of its own.");
  if (standing.round === null) return fail("not_adjudicated", "Nothing that was said of it holds.");
  return succeed([{ type: "iaeAdjudicationReopened", candidate: candidate.candidate, reasonCode, text }]);
}

interface FoundCase {
  readonly candidate: Candidate;
  readonly adjudication: Adjudication;
  readonly standing: CaseStanding;
  readonly windows: ReturnType<typeof infusionWindows>;
}

function caseOf(
  state: SubjectState,
  { candidate: name, expectedVersion }: CaseDeed,
  { infusionWindow }: Rules,
): Result<FoundCase, "unknown_candidate" | "candidate_superseded" | "stale_version"> {
  const candidate = state.treatment.candidates.find((one) => one.candidate === name);
  if (candidate === undefined) return fail("unknown_candidate", `There is no event ${name}.`);
  const version = caseVersion(state, candidate);
  if (version !== expectedVersion) return staleCase(version);
  if (candidate.superseded !== null) {
    return fail("candidate_superseded", "It stands no more; there is nothing to adjudicate.");
  }
  const windows = infusionWindows(state.profile, infusionWindow);
  const adjudication = adjudicationOf(state.safety.adjudications, name);
  return succeed({
    candidate,
    adjudication,
    windows,
    standing: caseStanding(candidate, adjudication, windows),
  });
}

function staleCase(version: number): { readonly ok: false } & Failure<"stale_version"> {
  return stale("It was changed, or somebody has said something of it, since you opened it.", version);
}
