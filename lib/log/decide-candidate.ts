import type { Protocol } from "../protocol/protocol.ts";
import { infusionWindows, windowOfOnset } from "../study/infusion-window.ts";
import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import { adjudicationOf } from "./adjudication.ts";
import { caseStanding } from "./case-standing.ts";
import type { InfusionDecision } from "./decide-preparation.ts";
import type { CandidateFacts } from "./infusion-event.ts";
import type { SubjectState } from "./subject-state.ts";
import type { Candidate } from "./treatment.ts";

/** Somebody enters an event of an infusion's window. The same again by the same person is no second one. */
export function decideEntry(
  { subject, profile, treatment }: SubjectState,
  facts: CandidateFacts,
  by: string,
  now: Instant,
  lengths: Protocol["infusionWindow"],
): InfusionDecision {
  const t0 = t0Of(profile, facts.onset, now, lengths);
  if (!t0.ok) return t0;
  const isRepeat = treatment.candidates.some(
    (one) => one.origin === "person" && one.superseded === null && one.opened.by === by && isSame(one, facts),
  );
  if (isRepeat) return succeed([]);
  return succeed([
    {
      type: "iaeCandidateOpened",
      candidate: nextCandidate(subject, treatment.candidates.length),
      origin: "person",
      t0: t0.value,
      alarm: null,
      figures: {},
      ...facts,
    },
  ]);
}

/** An entered event was written down wrongly; what the data say is not for anybody to rewrite. */
export function decideEntryCorrection(
  { profile, treatment }: SubjectState,
  name: string,
  facts: CandidateFacts,
  reason: string,
  now: Instant,
  lengths: Protocol["infusionWindow"],
): InfusionDecision {
  const found = entered(treatment.candidates, name);
  if (!found.ok) return found;
  if (isSame(found.value, facts)) return succeed([]);
  const t0 = t0Of(profile, facts.onset, now, lengths);
  if (!t0.ok) return t0;
  return succeed([{ type: "iaeCandidateCorrected", candidate: name, reason, ...facts }]);
}

/**
 * An entered event is taken back: it was somebody else's, or none. It stays on record as withdrawn. What an
 * investigator has judged is not for whoever entered it to take out of the trial's counts.
 */
export function decideWithdrawal(
  { profile, treatment, safety }: SubjectState,
  name: string,
  reason: string,
  lengths: Protocol["infusionWindow"],
): InfusionDecision {
  const known = treatment.candidates.find(({ candidate }) => candidate === name);
  if (known?.superseded?.because === "withdrawn") return succeed([]);
  const found = entered(treatment.candidates, name);
  if (!found.ok) return found;
  const windows = infusionWindows(profile, lengths);
  if (caseStanding(found.value, adjudicationOf(safety.adjudications, name), windows).round !== null) {
    return fail("already_adjudicated", "An investigator has judged it, and must reopen it first.");
  }
  return succeed([{ type: "iaeCandidateSuperseded", candidate: name, because: "withdrawn", reason }]);
}

/** Names a candidate for ever, by how many there were before it. */
export function nextCandidate(subject: string, before: number): string {
  return `${subject}/IAE/${before + 1}`;
}

/** Which of a subject's candidates it is, 1 and up. */
export function candidateNumber(candidate: string): number {
  return Number(candidate.slice(candidate.lastIndexOf("/") + 1));
}

function entered(candidates: readonly Candidate[], name: string): Result<Candidate, "unknown_candidate"> {
  const found = candidates.find(
    ({ candidate, origin, superseded }) => candidate === name && origin === "person" && superseded === null,
  );
  return found === undefined
    ? fail("unknown_candidate", "There is no such event that somebody entered and that still stands.")
    : succeed(found);
}

function t0Of(
  profile: SubjectState["profile"],
  onset: Instant,
  now: Instant,
  lengths: Protocol["infusionWindow"],
): Result<Instant, "no_infusion" | "before_infusion" | "in_the_future"> {
  const windows = infusionWindows(profile, lengths);
  const [first] = windows;
  if (first === undefined) return fail("no_infusion", "Nothing was infused yet.");
  if (onset > now) return fail("in_the_future", `${toIso(onset)} is in the future.`);
  const window = windowOfOnset(windows, onset);
  return window === null
    ? fail("before_infusion", `It began before T0, ${toIso(first.startedAt)}.`)
    : succeed(window.startedAt);
}

function isSame(one: CandidateFacts, other: CandidateFacts): boolean {
  return (
    one.event === other.event &&
    one.term === other.term &&
    one.onset === other.onset &&
    one.note === other.note
  );
}
